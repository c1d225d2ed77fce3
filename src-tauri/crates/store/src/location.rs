//! Where a data file lies: on this computer, or on another one over the network.

use std::path::{Component, Path, Prefix};

/// Whether the file lies on a drive of another computer. Windows names such a place by its server once the path is made
/// canonical, mapped drive letters too; Linux lists its kind in the table of mounted drives.
#[must_use]
pub fn is_on_network(path: &Path) -> bool {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    if cfg!(windows) {
        return names_a_server(&folder);
    }
    let table = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    kind_of_drive(&table, &folder).is_some_and(is_network_kind)
}

fn names_a_server(folder: &Path) -> bool {
    match folder.components().next() {
        Some(Component::Prefix(prefix)) => matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)),
        _ => false,
    }
}

/// The kind of the drive that holds the folder: that of the longest mount point above it, the last where two are equal.
fn kind_of_drive<'t>(table: &'t str, folder: &Path) -> Option<&'t str> {
    let mounted = table.lines().filter_map(|line| {
        let mut columns = line.split(' ');
        let (point, kind) = (columns.nth(1)?, columns.next()?);
        // Blanks in names are written as \040.
        let point = point.replace("\\040", " ");
        folder.starts_with(&point).then_some((point.len(), kind))
    });
    mounted.max_by_key(|(length, _)| *length).map(|(_, kind)| kind)
}

fn is_network_kind(kind: &str) -> bool {
    matches!(kind, "nfs" | "nfs4" | "cifs" | "smb3" | "smbfs" | "fuse.sshfs" | "fuse.davfs" | "davfs" | "afs" | "ceph")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drives_of_other_computers_are_told_apart() {
        let table = "/dev/sda1 / ext4 rw 0 0\n//may-chu/so /mnt/so\\040lieu cifs rw 0 0\ntmpfs /mnt/so\\040lieu/tam tmpfs rw 0 0\n";
        let kind = |folder: &str| kind_of_drive(table, Path::new(folder));
        assert_eq!(kind("/home/lan"), Some("ext4"));
        assert_eq!(kind("/mnt/so lieu/2024"), Some("cifs"));
        assert_eq!(kind("/mnt/so lieu khác"), Some("ext4"));
        assert_eq!(kind("/mnt/so lieu/tam"), Some("tmpfs"));
        assert!(is_network_kind("cifs") && !is_network_kind("ext4"));
        assert!(!is_on_network(&std::env::temp_dir().join("a.db")));
    }
}

//! Safety copies: made by hand and by themselves, restored, and offered where the data file is damaged.

use crate::{Desk, Fault, IfMissing, clock, convert, desk::Face, dto};
use std::{
    fs,
    path::{Path, PathBuf},
};
use store::{DataFile, SafetyCopy, StoreError};

/// Copies the data file as it is now to `to`. An earlier copy of that name is replaced, nothing else.
///
/// # Errors
/// [`Fault`] when another kind of file has the name, or the copy cannot be written.
pub fn back_up(desk: &Desk, to: &Path) -> Result<PathBuf, Fault> {
    desk.data.back_up(to).map_err(|error| match error {
        StoreError::Exists { path } => {
            let message = format!("“{}” đã có và không phải là bản sao lưu. Hãy chọn tên khác.", path.display());
            Fault::new("exists", message)
        }
        other => other.into(),
    })
}

/// Makes a safety copy in the folder `backup` beside the data file if the last one is older than a day, and gives its
/// path. It opens the file by itself, so that the window works on meanwhile.
///
/// # Errors
/// [`Fault`] when the copy cannot be written.
pub fn back_up_if_due(data_file: &Path) -> Result<Option<PathBuf>, Fault> {
    Ok(DataFile::open(data_file)?.back_up_if_due(clock::now())?)
}

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoredFile {
    /// The data file.
    pub data_file: PathBuf,
    /// Where the file that was there before is kept, if one was.
    pub kept: Option<PathBuf>,
}

/// Puts a safety copy in the place of the data file, which nobody may have open. The present one is kept.
///
/// # Errors
/// [`Fault`] when the copy is damaged, newer or no data file, or the data file is in use; that is as it was then.
pub fn restore(copy: &Path, data_file: &Path) -> Result<RestoredFile, Fault> {
    if let Some(folder) = data_file.parent().filter(|p| !p.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|error| Fault::unwritable(folder, &error))?;
    }
    let done = store::restore(copy, data_file, clock::now()).map_err(|error| match error {
        StoreError::Exists { .. } => {
            Fault::new("same_file", "Đây chính là tệp dữ liệu đang dùng. Hãy chọn một bản sao lưu.")
        }
        StoreError::Missing { path } => {
            Fault::new("missing", format!("Không có bản sao lưu “{}”. Hãy kiểm tra lại tên.", path.display()))
        }
        other => other.into(),
    })?;
    Ok(RestoredFile { data_file: data_file.to_owned(), kept: done.kept })
}

/// [`restore`] for an open desk, which goes on with the restored file; or with its own where that fails.
///
/// # Errors
/// As [`restore`].
pub fn restore_desk(desk: &mut Desk, copy: &Path) -> Result<dto::DeskStatus, Fault> {
    let path = desk.data.path().to_owned();
    // The file must be closed before another one takes its place.
    desk.data = DataFile::in_memory()?;
    let restored = restore(copy, &path);
    desk.data = DataFile::open(&path)?;
    restored?;
    desk.saved();
    crate::status(desk)
}

/// The safety copies that the program made, newest first.
#[must_use]
pub fn safety_copies(desk: &Desk) -> Vec<dto::SafetyCopyDto> {
    store::copies(desk.data.path()).iter().map(copy_dto).collect()
}

/// The newest safety copy of a data file that is whole, in words: `“…” (22/11/2026 10:30)`; none where there is none.
#[must_use]
pub fn good_copy(data_file: &Path) -> Option<String> {
    store::newest_good_copy(data_file).map(|copy| {
        let at = copy.at.map(|at| format!(" ({})", at.format("%d/%m/%Y %H:%M"))).unwrap_or_default();
        format!("“{}”{at}", copy.path.display())
    })
}

/// Opens a data file; where it is damaged, the sentence names the newest good copy.
pub(crate) fn open(path: &Path, missing: IfMissing, face: Face) -> Result<DataFile, Fault> {
    let opened = match missing {
        IfMissing::Refuse => DataFile::open(path),
        IfMissing::Create => DataFile::open_or_create(path),
    };
    opened.map_err(|error| {
        let mut fault = Fault::from(error);
        if fault.code == "damaged" {
            fault.message =
                format!("Tệp dữ liệu “{}” bị hỏng; tệp được giữ nguyên. {}", path.display(), offer(path, face));
        }
        fault
    })
}

/// What to do about a damaged file.
#[must_use]
pub fn offer(data_file: &Path, face: Face) -> String {
    match (good_copy(data_file), face) {
        (Some(copy), Face::Window) => format!("Bản sao lưu tốt gần nhất: {copy}. Hãy phục hồi từ bản đó."),
        (Some(copy), Face::CommandLine) => {
            format!("Bản sao lưu tốt gần nhất: {copy}. Phục hồi bằng lệnh: tongket restore TỆP.")
        }
        (None, _) => "Không tìm thấy bản sao lưu nào còn tốt trong thư mục backup bên cạnh.".to_owned(),
    }
}

/// What the person should know about where the data file lies; nothing where all is well.
#[must_use]
pub fn notices(desk: &Desk) -> Vec<String> {
    let network = store::is_on_network(desk.data.path());
    let told = "Tệp dữ liệu nằm trên máy khác trong mạng: mỗi lúc chỉ một người mở được, và mất mạng giữa chừng có thể \
                làm gián đoạn. Nên chuyển tệp về ổ đĩa của máy này.";
    network.then(|| told.to_owned()).into_iter().collect()
}

fn copy_dto(copy: &SafetyCopy) -> dto::SafetyCopyDto {
    dto::SafetyCopyDto { path: copy.path.display().to_string(), at: copy.at.map(convert::moment) }
}

//! Tells Tauri where capabilities, permissions and the manifest for Windows lie, because its sources are not beside Cargo.toml.

#![allow(clippy::expect_used, reason = "a build script stops the build with its message")]

fn main() {
    println!("cargo:rerun-if-changed=src-tauri/permissions");
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=src-tauri/windows/program.manifest");
    let windows = tauri_build::WindowsAttributes::new().app_manifest(include_str!("windows/program.manifest"));
    let attributes = tauri_build::Attributes::new()
        .windows_attributes(windows)
        .capabilities_path_pattern("./src-tauri/capabilities/**/*")
        .app_manifest(tauri_build::AppManifest::new().permissions_path_pattern("./src-tauri/permissions/**/*"));
    tauri_build::try_build(attributes).expect("tauri build");
}

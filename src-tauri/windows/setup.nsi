; The installer for Windows 10 and 11, 64-bit: for one user, without administrator rights.
;
; makensis -INPUTCHARSET UTF8 -DVERSION=0.1.0 -DEXE=… -DLOADER=… -DICON=… -DLICENCES=… -DOUT=… setup.nsi
;
; Silent: TongKet-0.1.0-setup.exe /S [/D=C:\folder]      (/D last, without quotes)
; Update: TongKet-0.1.0-setup.exe /UPDATE [/S]           (asks nothing, waits until the program has ended, opens the new one)
; Exit codes: 0 installed, 1 the user gave up, 2 something went wrong, 3 this Windows is too old or not 64-bit,
;             4 the program is running and could not be closed.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
; The times of the files are those of the machine that built them: without them the same commit gives the same installer.
SetDateSave off
ManifestDPIAware true
ManifestSupportedOS all
ManifestLongPathAware true
RequestExecutionLevel user

!define APP       "TongKet"
!define TITLE     "Tổng Kết"
!define PUBLISHER "Tổng Kết"
!define UNKEY     "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"
!define CLASSES   "Software\Classes"
!define PACK      "TongKet.Pack"
!define PACKEND   ".tongket"
!define WEBVIEW   "{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"
!define OFFLINE   "MicrosoftEdgeWebView2RuntimeInstallerX64.exe"

Name "${TITLE}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${APP}"
InstallDirRegKey HKCU "${UNKEY}" "InstallLocation"
BrandingText "${TITLE} ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${TITLE}"
VIAddVersionKey "FileDescription" "Bộ cài ${TITLE}"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "MIT"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"

!include MUI2.nsh
!include LogicLib.nsh
!include x64.nsh
!include WinVer.nsh
!include FileFunc.nsh

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${APP}.exe"
!define MUI_PAGE_CUSTOMFUNCTION_PRE NotInUpdate
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_PRE NotInUpdate
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_PAGE_CUSTOMFUNCTION_PRE NotInUpdate
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
; The first language is the one of a PC that has neither.
!insertmacro MUI_LANGUAGE "Vietnamese"
!insertmacro MUI_LANGUAGE "English"

LangString RUNNING   ${LANG_VIETNAMESE} "${TITLE} đang chạy. Hãy đóng lại rồi bấm Thử lại."
LangString RUNNING   ${LANG_ENGLISH}    "${TITLE} is running. Close it, then press Retry."
LangString NEEDS64   ${LANG_VIETNAMESE} "Phần mềm này cần Windows 64-bit."
LangString NEEDS64   ${LANG_ENGLISH}    "This program needs 64-bit Windows."
LangString NEEDS10   ${LANG_VIETNAMESE} "Phần mềm này cần Windows 10 trở lên."
LangString NEEDS10   ${LANG_ENGLISH}    "This program needs Windows 10 or later."
LangString WEBVIEWING ${LANG_VIETNAMESE} "Đang cài Microsoft WebView2…"
LangString WEBVIEWING ${LANG_ENGLISH}   "Installing Microsoft WebView2…"
LangString NOWEBVIEW ${LANG_VIETNAMESE} "Máy này chưa có Microsoft Edge WebView2 Runtime nên phần mềm chưa mở được.$\r$\n$\r$\nHãy chép tệp ${OFFLINE} (bản cài độc lập của Microsoft) vào cạnh bộ cài này rồi cài lại, hoặc nhờ bộ phận tin học cài WebView2 một lần. Không cần Internet sau đó."
LangString NOWEBVIEW ${LANG_ENGLISH}    "This PC has no Microsoft Edge WebView2 Runtime, so the program cannot open yet.$\r$\n$\r$\nPut ${OFFLINE} (Microsoft's standalone installer) beside this setup and run it again, or ask your IT staff to install WebView2 once."
LangString PACKNAME  ${LANG_VIETNAMESE} "Gói số liệu Tổng Kết"
LangString PACKNAME  ${LANG_ENGLISH}    "Tổng Kết data pack"
LangString PROGRAM   ${LANG_VIETNAMESE} "Phần mềm"
LangString PROGRAM   ${LANG_ENGLISH}    "Program"
LangString DATA      ${LANG_VIETNAMESE} "Xóa cả số liệu và các bản sao lưu của tôi"
LangString DATA      ${LANG_ENGLISH}    "Also delete my data and its backups"

; How often a running copy is waited for, a quarter of a second each: an update is started by the program itself.
Var Patience
; Whether this is an update that the program started.
Var Updating

; A running copy keeps its file open for reading only: try to open it for writing, ask to close it; silent: exit code 4.
!macro NotRunning
  !define L ${__COUNTER__}
  ${If} ${FileExists} "$INSTDIR\${APP}.exe"
    retry_${L}:
    ClearErrors
    FileOpen $1 "$INSTDIR\${APP}.exe" a
    ${If} ${Errors}
      ${If} $Patience > 0
        IntOp $Patience $Patience - 1
        Sleep 250
        Goto retry_${L}
      ${EndIf}
      MessageBox MB_ICONEXCLAMATION|MB_RETRYCANCEL "$(RUNNING)" /SD IDCANCEL IDRETRY retry_${L}
      SetErrorLevel 4
      Quit
    ${EndIf}
    FileClose $1
  ${EndIf}
  !undef L
!macroend

; -> $0 = version of the WebView2 Runtime, "" when there is none: per machine (32-bit view), then per user.
!macro WebViewVersion
  SetRegView 32
  ReadRegStr $0 HKLM "SOFTWARE\Microsoft\EdgeUpdate\Clients\${WEBVIEW}" "pv"
  ${If} $0 == "0.0.0.0"
    StrCpy $0 ""
  ${EndIf}
  ${If} $0 == ""
    ReadRegStr $0 HKCU "Software\Microsoft\EdgeUpdate\Clients\${WEBVIEW}" "pv"
    ${If} $0 == "0.0.0.0"
      StrCpy $0 ""
    ${EndIf}
  ${EndIf}
  SetRegView lastused
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_ICONSTOP|MB_OK "$(NEEDS64)" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_ICONSTOP|MB_OK "$(NEEDS10)" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/UPDATE" $1
  ${IfNot} ${Errors}
    StrCpy $Updating 1
    StrCpy $Patience 120
    SetAutoClose true
  ${EndIf}
FunctionEnd

Function NotInUpdate
  ${If} $Updating == 1
    Abort
  ${EndIf}
FunctionEnd

Function .onInstSuccess
  ${If} $Updating == 1
  ${AndIfNot} ${Silent}
    Exec '"$INSTDIR\${APP}.exe"'
  ${EndIf}
FunctionEnd

Section "-main"
  !insertmacro NotRunning

  SetOutPath "$INSTDIR"
  File "/oname=${APP}.exe" "${EXE}"
  File "/oname=WebView2Loader.dll" "${LOADER}"
  File "/oname=licences.txt" "${LICENCES}"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${APP}.exe"
  ; Who took the one on the desktop away does not get it back with an update.
  ${If} $Updating != 1
    CreateShortcut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\${APP}.exe"
  ${EndIf}

  WriteRegStr HKCU "${CLASSES}\${PACKEND}" "" "${PACK}"
  WriteRegStr HKCU "${CLASSES}\${PACK}" "" "$(PACKNAME)"
  WriteRegStr HKCU "${CLASSES}\${PACK}\DefaultIcon" "" "$INSTDIR\${APP}.exe,0"
  WriteRegStr HKCU "${CLASSES}\${PACK}\shell\open\command" "" '"$INSTDIR\${APP}.exe" "%1"'

  ${GetSize} "$INSTDIR" "/S=0K" $1 $2 $3
  WriteRegStr   HKCU "${UNKEY}" "DisplayName" "${TITLE}"
  WriteRegStr   HKCU "${UNKEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr   HKCU "${UNKEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr   HKCU "${UNKEY}" "DisplayIcon" "$INSTDIR\${APP}.exe"
  WriteRegStr   HKCU "${UNKEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr   HKCU "${UNKEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr   HKCU "${UNKEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNKEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNKEY}" "NoRepair" 1
  WriteRegDWORD HKCU "${UNKEY}" "EstimatedSize" $1

  !insertmacro WebViewVersion
  ${If} $0 == ""
    ; Microsoft's own installer beside setup.exe is used without a network.
    ${If} ${FileExists} "$EXEDIR\${OFFLINE}"
      DetailPrint "$(WEBVIEWING)"
      ExecWait '"$EXEDIR\${OFFLINE}" /silent /install' $1
      !insertmacro WebViewVersion
    ${EndIf}
    ${If} $0 == ""
      MessageBox MB_ICONEXCLAMATION|MB_OK "$(NOWEBVIEW)" /SD IDOK
    ${EndIf}
  ${EndIf}
  DetailPrint "WebView2: $0"
SectionEnd

Section "un.$(PROGRAM)"
  SectionIn RO
  !insertmacro NotRunning
  Delete "$INSTDIR\${APP}.exe"
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\licences.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"            ; only when empty: never the user's own files
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  Delete "$DESKTOP\${TITLE}.lnk"
  DeleteRegKey HKCU "${CLASSES}\${PACK}"
  ReadRegStr $0 HKCU "${CLASSES}\${PACKEND}" ""
  ${If} $0 == "${PACK}"
    DeleteRegKey HKCU "${CLASSES}\${PACKEND}"
  ${EndIf}
  DeleteRegKey HKCU "${UNKEY}"
SectionEnd

; Not chosen unless asked for, and never by a silent uninstall.
Section /o "un.$(DATA)"
  Delete "$LOCALAPPDATA\${APP}\tongket.db"
  Delete "$LOCALAPPDATA\${APP}\tongket.db-wal"
  Delete "$LOCALAPPDATA\${APP}\tongket.db-shm"
  RMDir /r "$LOCALAPPDATA\${APP}\backup"
  RMDir "$LOCALAPPDATA\${APP}"
SectionEnd

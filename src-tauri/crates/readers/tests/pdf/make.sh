#!/bin/sh
# Makes the PDFs of this folder again: needs LibreOffice, Chromium and qpdf. The two *.pdf of other origin are state documents
# (outside copyright, Luật Sở hữu trí tuệ, Điều 15): scan-with-stamp.pdf is letter 464 of the Prime Minister, April 2026;
# old-fonts.pdf is Thông tư 01/2006/TT-NHNN with fonts of TCVN3.
set -e
cd "$(dirname "$0")"
chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=report-chromium.pdf report.html
chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=short.pdf short.html
soffice --headless --convert-to odt:writer8 --infilter="HTML (StarWriter)" report.html
soffice --headless --convert-to pdf --outdir . report.odt
mv report.pdf report-libreoffice.pdf
rm report.odt
qpdf --encrypt "" chu 256 --modify=none -- short.pdf open-aes256.pdf
qpdf --allow-weak-crypto --encrypt "" chu 128 --use-aes=y -- short.pdf open-aes128.pdf
qpdf --allow-weak-crypto --encrypt "" chu 128 --use-aes=n -- short.pdf open-rc4.pdf
qpdf --encrypt mo chu 256 -- short.pdf locked.pdf
qpdf --object-streams=generate short.pdf packed.pdf
rm short.pdf

#!/bin/sh
# Makes the .doc, .rtf, .odt and .docx of mau.fodt with LibreOffice. Run it in this folder.
for kind in doc rtf odt docx; do
    soffice --headless --convert-to "$kind" mau.fodt
done

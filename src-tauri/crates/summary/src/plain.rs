//! The tree as plain text: for tests, for the clipboard, and to see at a glance what a report says.

use crate::{Block, Paragraph, Rank, Row, Run, Section, Table, YearEnd};
use std::fmt::{self, Display, Formatter};

impl Display for YearEnd {
    /// Letterhead, title, body, annexes and signature, a paragraph a line; cells apart by ` | `; no-break spaces are
    /// plain.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let office = &self.office;
        writeln!(f, "{}\n{}", office.superior, office.body)?;
        writeln!(f, "{}\n{}", self.number_line(), self.date_line())?;
        if self.is_draft() {
            writeln!(f, "DỰ THẢO")?;
        }
        writeln!(f, "BÁO CÁO\n{}", self.subject)?;
        for addressee in &office.addressees {
            writeln!(f, "Kính gửi: {addressee}")?;
        }
        write_blocks(f, &self.opening)?;
        for part in &self.parts {
            write_section(f, part)?;
        }
        write_blocks(f, &self.closing)?;
        for line in office.recipient_lines() {
            writeln!(f, "{line}")?;
        }
        for line in office.signer.lines.iter().chain(&office.signer.name) {
            writeln!(f, "{line}")?;
        }
        for annex in &self.annexes {
            writeln!(f, "\n{}\n{}\n{}", annex.number, annex.title, self.annex_reference())?;
            write_blocks(f, &annex.blocks)?;
        }
        Ok(())
    }
}

fn write_section(f: &mut Formatter<'_>, section: &Section) -> fmt::Result {
    let gap = if section.rank == Rank::Point { "" } else { "\n" };
    writeln!(f, "{gap}{} {}", section.number, section.title)?;
    write_blocks(f, &section.blocks)?;
    section.sections.iter().try_for_each(|below| write_section(f, below))
}

fn write_blocks(f: &mut Formatter<'_>, blocks: &[Block]) -> fmt::Result {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => writeln!(f, "{}", words(&paragraph.runs))?,
            Block::Table(table) => write_table(f, table)?,
            Block::Chart(chart) => {
                for line in chart.kind.in_words() {
                    writeln!(f, "  {line}")?;
                }
                writeln!(f, "{}", chart.caption)?;
            }
        }
    }
    Ok(())
}

fn write_table(f: &mut Formatter<'_>, table: &Table) -> fmt::Result {
    if let Some(caption) = &table.caption {
        writeln!(f, "{caption}")?;
    }
    let heads: Vec<&str> = table.columns.iter().map(|column| column.head.as_str()).collect();
    writeln!(f, "  {}", heads.join(" | "))?;
    for row in &table.rows {
        match row {
            Row::Group(title) => writeln!(f, "  == {title}")?,
            Row::Cells(cells) => {
                let cells: Vec<String> = cells.iter().map(|cell| words(cell)).collect();
                writeln!(f, "  {}", cells.join(" | ").trim_end())?;
            }
        }
    }
    table.notes.iter().try_for_each(|note| writeln!(f, "{}", words(&note.runs)))
}

fn words(runs: &[Run]) -> String {
    spaced(&runs.iter().map(Run::text).collect::<String>())
}

fn spaced(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

impl Paragraph {
    /// Its text, with plain spaces.
    #[must_use]
    pub fn plain(&self) -> String {
        words(&self.runs)
    }
}

impl YearEnd {
    /// `Số:        /BC-STTTT`: the clerk numbers the report after it is signed.
    #[must_use]
    pub fn number_line(&self) -> String {
        format!("Số:        /{}", self.office.symbol)
    }

    /// `Hà Tĩnh, ngày      tháng 12 năm 2020`; months 1 and 2 with a leading zero (decree30, section 4).
    #[must_use]
    pub fn date_line(&self) -> String {
        use chrono::Datelike;
        let month = match self.date.month() {
            early @ (1 | 2) => format!("0{early}"),
            month => month.to_string(),
        };
        format!("{}, ngày      tháng {month} năm {}", self.office.place, self.date.year())
    }

    /// `(Kèm theo Báo cáo số …)` under an annex's title; blank on an electronic document (Phụ lục I, mục III).
    #[must_use]
    pub fn annex_reference(&self) -> String {
        let office = &self.office;
        format!("(Kèm theo Báo cáo số        /{} ngày      tháng      năm        của {})", office.symbol, office.name)
    }
}

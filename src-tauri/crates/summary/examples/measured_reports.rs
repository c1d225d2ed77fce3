//! Year-end reports of 1, 10, 100 and 500 pages with tables and charts, timed, and the same content for other typesetters:
//! `N.pdf`, `N.docx`, `N.typ`, `N.html` and `N-chart-*.svg` in a folder. Prints a line of JSON for each size.
//!
//! `cargo run --release -p tongket-summary --example measured_reports -- FOLDER`

#[path = "../tests/sample/mod.rs"]
mod sample;

use std::{error::Error, fmt::Write, fs, path::Path, time::Instant};
use summary::{Block, Chart, Layout, Paragraph, Row, Run, Section, Table, YearEnd, docx, draw, render};

const SIZES: [usize; 4] = [1, 10, 100, 500];
/// Width of the text in points.
const WIDTH: f32 = 467.7;

#[expect(clippy::print_stdout, reason = "an example says what it measured")]
fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    let folder = Path::new(&folder);
    let whole = sample::phu_yen().assembled(2020)?;
    for pages in SIZES {
        let report = of_pages(&whole, pages)?;
        let rounds = (200 / pages).clamp(3, 21);
        let mut times = Vec::new();
        let mut pdf = render(&report, &Layout::default())?;
        for _ in 0..rounds {
            let start = Instant::now();
            pdf = render(&report, &Layout::default())?;
            times.push(start.elapsed().as_micros());
        }
        times.sort_unstable();
        let median = times.get(times.len() / 2).copied().unwrap_or_default();
        fs::write(folder.join(format!("{pages}.pdf")), &pdf.bytes)?;
        fs::write(folder.join(format!("{pages}.docx")), docx(&report, &Layout::default())?)?;
        let mut other = Other { folder, pages, charts: 0, typst: String::new(), html: String::new() };
        other.report(&report)?;
        println!(
            "{{\"asked\": {pages}, \"pages\": {}, \"microseconds\": {median}, \"bytes\": {}}}",
            pdf.pages.len(),
            pdf.bytes.len()
        );
    }
    Ok(())
}

/// The report's sections with their tables and charts, again and again until it has so many pages; one page is its beginning.
fn of_pages(whole: &YearEnd, pages: usize) -> Result<YearEnd, Box<dyn Error>> {
    let mut report = YearEnd { annexes: Vec::new(), ..whole.clone() };
    let all: Vec<Section> = whole.parts.iter().flat_map(|part| part.sections.clone()).collect();
    if pages == 1 {
        for part in &mut report.parts {
            part.sections.truncate(1);
        }
        report.parts.truncate(1);
        return Ok(report);
    }
    let own = render(&report, &Layout::default())?.pages.len().max(1);
    let again = (pages / own).saturating_sub(1);
    if let Some(part) = report.parts.last_mut() {
        for _ in 0..again {
            part.sections.extend(all.iter().cloned());
        }
    }
    // The rest a section at a time.
    for section in all.iter().cycle().take(200) {
        if render_pages(&report, pages)? {
            break;
        }
        if let Some(part) = report.parts.last_mut() {
            part.sections.push(section.clone());
        }
    }
    Ok(report)
}

fn render_pages(report: &YearEnd, wanted: usize) -> Result<bool, Box<dyn Error>> {
    Ok(render(report, &Layout::default())?.pages.len() >= wanted)
}

/// The same content for typst and for browsers.
struct Other<'f> {
    folder: &'f Path,
    pages: usize,
    charts: usize,
    typst: String,
    html: String,
}

impl Other<'_> {
    fn report(&mut self, report: &YearEnd) -> Result<(), Box<dyn Error>> {
        self.typst.push_str(
            "#set page(paper: \"a4\", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))\n\
             #set text(font: \"Liberation Serif\", size: 14pt, lang: \"vi\")\n\
             #set par(justify: true, first-line-indent: (amount: 1.27cm, all: true), leading: 0.6em, spacing: 1em)\n\
             #show table: set text(size: 11.5pt)\n#show table: set par(justify: false, first-line-indent: 0pt)\n",
        );
        self.html.push_str(
            "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><style>@page{size:A4;margin:20mm 15mm 20mm 30mm}\
             body{font:14pt/1.2 'Liberation Serif'}p{margin:6pt 0;text-align:justify;text-indent:12.7mm}\
             table{width:100%;border-collapse:collapse;font-size:11.5pt}td,th{border:.5pt solid;padding:2pt 3pt}\
             h1,h2,h3{font-size:14pt;margin:6pt 0}img{width:100%}</style>\n",
        );
        self.paragraph(&report.subject);
        self.blocks(&report.opening)?;
        for section in report.sections() {
            let title = format!("{} {}", section.number, section.title);
            let _ = writeln!(self.typst, "\n#block(sticky: true)[*{}*]", typst(&title));
            let _ = writeln!(self.html, "<h2>{}</h2>", html(&title));
            self.blocks(&section.blocks)?;
        }
        self.blocks(&report.closing)?;
        fs::write(self.folder.join(format!("{}.typ", self.pages)), &self.typst)?;
        fs::write(self.folder.join(format!("{}.html", self.pages)), &self.html)?;
        Ok(())
    }

    fn blocks(&mut self, blocks: &[Block]) -> Result<(), Box<dyn Error>> {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(&Paragraph::plain(paragraph)),
                Block::Table(table) => self.table(table),
                Block::Chart(chart) => self.chart(chart)?,
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, text: &str) {
        let _ = writeln!(self.typst, "\n{}", typst(text));
        let _ = writeln!(self.html, "<p>{}</p>", html(text));
    }

    fn table(&mut self, table: &Table) {
        let widths: Vec<String> = table.columns.iter().map(|column| format!("{}fr", column.width)).collect();
        let _ =
            writeln!(self.typst, "\n#table(columns: ({}), inset: 3pt, stroke: 0.5pt, table.header(", widths.join(", "));
        self.html.push_str("<table><thead><tr>");
        for column in &table.columns {
            let _ = writeln!(self.typst, "[*{}*],", typst(&column.head));
            let _ = write!(self.html, "<th>{}</th>", html(&column.head));
        }
        self.typst.push_str("),\n");
        self.html.push_str("</tr></thead>\n");
        for row in &table.rows {
            let Row::Cells(cells) = row else { continue };
            self.html.push_str("<tr>");
            for cell in cells {
                let text: String = cell.iter().map(Run::text).collect();
                let _ = write!(self.typst, "[{}], ", typst(&text));
                let _ = write!(self.html, "<td>{}</td>", html(&text));
            }
            self.typst.push('\n');
            self.html.push_str("</tr>\n");
        }
        self.typst.push_str(")\n");
        self.html.push_str("</table>\n");
    }

    fn chart(&mut self, chart: &Chart) -> Result<(), Box<dyn Error>> {
        self.charts += 1;
        let name = format!("{}-chart-{}.svg", self.pages, self.charts);
        fs::write(self.folder.join(&name), draw(&chart.kind, WIDTH)?.svg(&chart.caption, ""))?;
        let _ = writeln!(self.typst, "\n#image(\"{name}\", width: 100%)");
        let _ = writeln!(self.html, "<img src=\"{name}\">");
        self.paragraph(&chart.caption);
        Ok(())
    }
}

/// Text without what typst reads as markup.
fn typst(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if "\\#*_`$<>@=-+/[]~".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

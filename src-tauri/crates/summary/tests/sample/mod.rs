//! A province with invented figures, for tests and for the example. Nothing in it was ever reported.

#![allow(dead_code, reason = "each test takes what it needs")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a sample that is wrong stops the test"
)]

use chrono::{NaiveDate, NaiveDateTime};
use compare::{Evidence, Figures};
use model::*;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use summary::{EmptySections, Input, NoFigures, Office, Options, Origin, OwnWords, YearEnd, assemble};
use text::Span;

/// Facts, reports and the texts of the facts' sentences.
pub(crate) struct Sample {
    pub(crate) area: AreaId,
    pub(crate) facts: Vec<Fact>,
    pub(crate) reports: Vec<Report>,
    pub(crate) sentences: BTreeMap<FactId, String>,
    pub(crate) own: OwnWords,
    pub(crate) options: Options,
    pub(crate) today: NaiveDate,
}

pub(crate) fn day(s: &str) -> NaiveDate {
    s.parse().unwrap()
}

fn noon(s: &str) -> NaiveDateTime {
    day(s).and_hms_opt(9, 30, 0).unwrap()
}

/// `2020`, `2020-6` (first six months), `2020-11-30` (the state on a day).
fn period(s: &str) -> Period {
    match s.split('-').collect::<Vec<_>>().as_slice() {
        [year] => Period::year(year.parse().unwrap()).unwrap(),
        [year, months] => Period::first_months(year.parse().unwrap(), months.parse().unwrap()).unwrap(),
        _ => Period::named(day(s), day(s), PeriodKind::AsOf, s),
    }
}

/// `512,5 tỷ đồng`, `26.410/27.005 cán bộ`, `28/63 hạng`, `30-40 người`, `75%`.
fn quantity(s: &str) -> Quantity {
    let cut = s.find(|c: char| !(c.is_ascii_digit() || ".,/-".contains(c))).unwrap_or(s.len());
    let (digits, unit) = (&s[..cut], s[cut..].trim());
    let number = |s: &str| text::read_vietnamese(s).unwrap();
    let (value, second, form) = match (digits.split_once('/'), digits.split_once('-')) {
        (Some((a, b)), _) if unit == "hạng" => (number(a), Some(number(b)), Form::Rank),
        (Some((a, b)), _) => (number(a), Some(number(b)), Form::Ratio),
        (None, Some((a, b))) => (number(a), Some(number(b)), Form::Range),
        (None, None) => (number(digits), None, if unit == "hạng" { Form::Rank } else { Form::Number }),
    };
    let form = if unit == "%" { Form::Rate } else { form };
    let (scale, unit) = match unit.split_once(' ') {
        Some(("tỷ", rest)) => (Some(Scale::Billion), rest),
        Some(("triệu", rest)) => (Some(Scale::Million), rest),
        Some(("nghìn", rest)) => (Some(Scale::Thousand), rest),
        _ => (None, unit),
    };
    Quantity { value, value2: second, unit: Some(unit.into()), scale, form, ..Quantity::number(Decimal::ZERO, "") }
}

impl Sample {
    pub(crate) fn empty(area: &str, today: &str) -> Self {
        Self {
            area: AreaId::new(area),
            facts: Vec::new(),
            reports: Vec::new(),
            sentences: BTreeMap::new(),
            own: OwnWords::new(),
            options: Options::default(),
            today: day(today),
        }
    }

    pub(crate) fn report(&mut self, file: &str, title: &str, number: &str, time: &str, published: &str) {
        let id = ReportId(i64::try_from(self.reports.len()).unwrap() + 1);
        self.reports.push(Report {
            id,
            file: file.into(),
            sha256: String::new(),
            bytes: 0,
            format: Format::Docx,
            title: title.into(),
            number: (!number.is_empty()).then(|| number.into()),
            area: Some(self.area.clone()),
            organization: None,
            standing: Standing::Department,
            kind: ReportKind::Year,
            period: Some(period(time)),
            published: Some(day(published)),
            imported_at: noon("2020-12-20"),
            imported_by: "Thu".into(),
        });
    }

    /// A confirmed result of the last report; tests change what they are about.
    pub(crate) fn fact(&mut self, code: &str, time: &str, value: &str) -> &mut Fact {
        let indicator = Catalogue::builtin().indicator(&IndicatorCode::new(code)).unwrap_or_else(|| panic!("{code}"));
        let name = indicator.name.replace("Tổng số", "tổng số").replace("Số ", "số ");
        self.told(code, time, value, &format!("Theo tổng hợp của các đơn vị, {name} {} {{}}.", period(time).label))
    }

    /// The same with its own sentence, `{}` being the figure.
    pub(crate) fn told(&mut self, code: &str, time: &str, value: &str, sentence: &str) -> &mut Fact {
        let id = FactId(i64::try_from(self.facts.len()).unwrap() + 1);
        let at = sentence.find("{}").unwrap();
        let text = sentence.replace("{}", value);
        let place = 1000 * self.facts.len();
        self.sentences.insert(id, text.clone());
        self.facts.push(Fact {
            id,
            state: State::Confirmed,
            source: Source::Document {
                report: ReportId(i64::try_from(self.reports.len()).unwrap()),
                span: Span::new(place + at, place + at + value.len()),
                sentence: Span::new(place, place + text.len()),
                quote: value.into(),
                at: Some(format!("trang {}", 1 + self.facts.len() / 9)),
            },
            quantity: quantity(value),
            measure: String::new(),
            field: None,
            indicator: Some(IndicatorCode::new(code)),
            candidates: Vec::new(),
            scope: None,
            relation: None,
            area: Some(self.area.clone()),
            period: Some(period(time)),
            implicit: false,
            warnings: Vec::new(),
            confidence: Confidence::hundredths(93),
            note: None,
        });
        self.facts.last_mut().unwrap()
    }

    pub(crate) fn estimate(&mut self, code: &str, time: &str, value: &str) -> &mut Fact {
        let fact = self.fact(code, time, value);
        fact.quantity.basis = Basis::Estimate;
        fact.quantity.qualifier = Qualifier::Approx;
        fact
    }

    pub(crate) fn target(&mut self, code: &str, time: &str, value: &str) -> &mut Fact {
        let fact = self.fact(code, time, value);
        fact.quantity.basis = Basis::Target;
        fact
    }

    pub(crate) fn part(&mut self, code: &str, time: &str, value: &str, scope: &str) -> &mut Fact {
        let fact = self.fact(code, time, value);
        fact.scope = Some(scope.into());
        let of = fact.indicator.take();
        fact.relation = Some(Relation { kind: RelationKind::Part, of, base: None });
        fact
    }

    /// The report on a year.
    pub(crate) fn assembled(&self, year: i32) -> Result<YearEnd, NoFigures> {
        let catalogue = Catalogue::builtin();
        let area = catalogue.areas.get(&self.area).unwrap();
        let mut office = Office::of(area, year);
        office.signer.lines = vec!["KT. GIÁM ĐỐC".into(), "PHÓ GIÁM ĐỐC".into()];
        office.signer.name = Some("Trần Thị Hải Yến".into());
        let report = |fact: &Fact| fact.report().and_then(|id| self.reports.iter().find(|r| r.id == id));
        let evidence = |fact| Evidence { fact, report: report(fact), chosen: false };
        let figures = Figures::new(self.facts.iter().map(evidence), catalogue);
        let origin = |fact: &'_ Fact| self.sentences.get(&fact.id).map(String::as_str);
        let sources: BTreeMap<FactId, Origin<'_>> = self
            .facts
            .iter()
            .map(|fact| (fact.id, Origin { evidence: evidence(fact), sentence: origin(fact) }))
            .collect();
        assemble(&Input {
            area,
            units: std::slice::from_ref(&self.area),
            year,
            office: &office,
            figures: &figures,
            sources: &sources,
            catalogue,
            today: self.today,
            own: &self.own,
            options: self.options,
        })
    }
}

/// Phú Yên, 2020: two years of results, targets of 2020 and 2021, a series of telecom revenue with a gap.
pub(crate) fn phu_yen() -> Sample {
    let mut s = Sample::empty("A-54", "2020-12-21");
    s.options.cutoff = Some(day("2020-12-14"));
    s.options.empty_sections = EmptySections::Keep;
    s.report("bao-cao-tong-ket-2019.docx", "Báo cáo Tổng kết công tác năm 2019", "182/BC-STTTT", "2019", "2019-12-24");
    earlier_years(&mut s);
    s.report("ke-hoach-2020.docx", "Kế hoạch công tác năm 2020", "03/KH-STTTT", "2020", "2020-01-10");
    targets(&mut s);
    s.report(
        "bao-cao-6-thang-2020.docx",
        "Báo cáo công tác 6 tháng đầu năm 2020",
        "96/BC-STTTT",
        "2020-6",
        "2020-06-20",
    );
    half_year(&mut s);
    s.report(
        "bao-cao-nam-2020-cac-phong.docx",
        "Báo cáo kết quả công tác năm 2020 của các phòng, đơn vị",
        "",
        "2020",
        "2020-12-16",
    );
    results(&mut s);
    s
}

fn earlier_years(s: &mut Sample) {
    for (time, value) in
        [("2015", "612 tỷ đồng"), ("2016", "655 tỷ đồng"), ("2018", "731 tỷ đồng"), ("2019", "774 tỷ đồng")]
    {
        s.fact("tel.revenue", time, value);
    }
    for (code, value) in [
        ("post.enterprises", "11 doanh nghiệp"),
        ("post.revenue", "148,6 tỷ đồng"),
        ("post.bcci_dossiers", "41.260 hồ sơ"),
        ("post.service_points", "171 điểm"),
        ("tel.bts", "1.634 trạm"),
        ("tel.phone_subs", "1.046.500 thuê bao"),
        ("tel.internet_density", "61,5 thuê bao/100 dân"),
        ("tel.villages_dark", "6 thôn"),
        ("it.esign.doc_rate", "58%"),
        ("it.edoc.rate", "88,5%"),
        ("it.dvc.level3_count", "702 dịch vụ"),
        ("it.dvc.level4_count", "154 dịch vụ"),
        ("it.dvc.online_rate", "18,2%"),
        ("it.index.ict_rank", "34/63 hạng"),
        ("it.vc.endpoints", "118 điểm cầu"),
        ("sec.incidents", "12 sự cố"),
        ("insp.count", "14 cuộc"),
        ("insp.fines", "96 triệu đồng"),
        ("train.classes", "21 lớp"),
        ("train.trainees", "1.480 lượt người"),
        ("base.sms", "1.250.000 tin nhắn"),
        ("admin.ontime_rate", "99,1%"),
        ("admin.par_rank", "7/19 hạng"),
        ("fin.disbursed_rate", "96,4%"),
        ("pub.revenue", "38,2 tỷ đồng"),
        ("press.central_articles", "1.920 tin, bài"),
    ] {
        s.fact(code, "2019", value);
    }
}

fn targets(s: &mut Sample) {
    for (code, value) in [
        ("post.revenue", "160 tỷ đồng"),
        ("tel.revenue", "810 tỷ đồng"),
        ("tel.internet_density", "66 thuê bao/100 dân"),
        ("it.esign.doc_rate", "80%"),
        ("it.dvc.level4_count", "300 dịch vụ"),
        ("it.dvc.online_rate", "30%"),
        ("it.index.ict_rank", "30 hạng"),
        ("sec.level_rate", "60%"),
    ] {
        s.target(code, "2020", value);
    }
    s.target("tel.villages_dark", "2020", "2 thôn").quantity.qualifier = Qualifier::AtMost;
    s.target("it.edoc.rate", "2020", "90%").quantity.qualifier = Qualifier::AtLeast;
}

fn half_year(s: &mut Sample) {
    s.told(
        "tel.bts_5g",
        "2020-6",
        "4 trạm",
        "Các doanh nghiệp viễn thông đã lắp đặt {} BTS 5G phục vụ thử nghiệm tại thành phố Tuy Hòa.",
    );
    s.fact("it.portal.articles", "2020-6", "1.105 tin, bài");
    s.told("tel.revenue", "2020-6", "402 tỷ đồng", "Doanh thu dịch vụ viễn thông 6 tháng đạt {}.");
}

fn results(s: &mut Sample) {
    s.fact("org.targets_met", "2020", "7/9 chỉ tiêu");
    s.fact("org.tasks_done", "2020", "212/215 nhiệm vụ");
    s.fact("policy.plans_issued", "2020", "64 văn bản");
    s.fact("policy.qppl_issued", "2020", "3 văn bản");
    post_and_telecom(s);
    technology(s);
    others(s);
    s.report("ke-hoach-2021-du-thao.docx", "Dự thảo Kế hoạch công tác năm 2021", "", "2021", "2020-12-18");
    s.target("post.revenue", "2021", "185 tỷ đồng");
    s.target("tel.revenue", "2021", "880 tỷ đồng");
    s.target("it.dvc.level4_count", "2021", "600 dịch vụ");
    s.target("it.esign.doc_rate", "2021", "90%").quantity.qualifier = Qualifier::AtLeast;
    s.target("sec.level_rate", "2021", "100%");
}

fn post_and_telecom(s: &mut Sample) {
    s.fact("post.enterprises", "2020", "13 doanh nghiệp");
    s.fact("post.offices", "2020", "27 bưu cục");
    s.fact("post.service_points", "2020", "176 điểm");
    s.estimate("post.revenue", "2020", "165,4 tỷ đồng");
    s.told(
        "post.bcci_dossiers",
        "2020",
        "58.340 hồ sơ",
        "Trong năm, mạng bưu chính công ích đã tiếp nhận, chuyển trả kết quả trên {} thủ tục hành chính cho tổ chức và \
         cá nhân ở tất cả các huyện, thị xã, thành phố; trong đó hồ sơ thuộc lĩnh vực giao thông vận tải, tư pháp và lao \
         động chiếm tỷ trọng lớn nhất, góp phần giảm thời gian đi lại và chi phí của người dân.",
    )
    .quantity
    .qualifier = Qualifier::Over;
    s.part("post.revenue", "2020", "92,7 tỷ đồng", "Bưu điện tỉnh");
    s.part("post.revenue", "2020", "38,1 tỷ đồng", "Bưu chính Viettel");
    s.fact("tel.bts", "2020", "1.790 trạm");
    s.fact("tel.phone_subs", "2020", "1.081.200 thuê bao");
    s.fact("tel.internet_subs", "2020", "612.000 thuê bao");
    s.fact("tel.internet_density", "2020", "70 thuê bao/100 dân").quantity.qualifier = Qualifier::Approx;
    s.fact("tel.villages_dark", "2020", "3 thôn");
    s.fact("tel.pop_3g4g", "2020", "99,2%");
    s.estimate("tel.revenue", "2020", "822,5 tỷ đồng");
    let other = s.told(
        "tel.revenue",
        "2020",
        "815 tỷ đồng",
        "Dự kiến cả năm doanh thu của các doanh nghiệp viễn thông khoảng {}.",
    );
    other.quantity.basis = Basis::Estimate;
    other.state = State::Found;
    s.fact("radio.licences", "2020", "35 giấy phép");
}

fn technology(s: &mut Sample) {
    s.fact("it.vc.endpoints", "2020", "127 điểm cầu");
    s.fact("it.edoc.levels", "2020", "4 cấp");
    s.fact("it.edoc.rate", "2020", "94,6%");
    s.fact("it.esign.doc_rate", "2020", "76%");
    s.fact("it.esign.certs", "2020", "2.318 chứng thư số").state = State::Found;
    s.fact("it.dvc.level3_count", "2020", "915 dịch vụ");
    s.fact("it.dvc.level4_count", "2020", "342 dịch vụ");
    s.fact("it.dvc.online_dossiers", "2020", "61.400 hồ sơ");
    s.fact("it.dvc.dossiers_total", "2020", "228.000 hồ sơ");
    s.fact("it.dvc.online_rate", "2020", "28%");
    s.fact("it.data.databases", "2020", "23 CSDL");
    s.fact("it.index.ict_rank", "2020", "29/63 hạng");
    s.fact("dx.pilot.communes", "2020", "2 xã");
    s.fact("sec.incidents", "2020", "5 sự cố");
    s.fact("sec.campaign_officers", "2020", "5.120/5.390 cán bộ");
    s.fact("sec.drills", "2020", "1 cuộc").state = State::Found;
}

fn others(s: &mut Sample) {
    s.fact("press.central_articles", "2020", "2.215 tin, bài");
    s.fact("press.briefings", "2020", "11 hội nghị");
    s.fact("pub.printers", "2020", "46 cơ sở");
    s.estimate("pub.revenue", "2020", "36,9 tỷ đồng");
    s.fact("base.radio_stations", "2020", "108 đài");
    s.fact("base.sms", "2020", "1.900.000 tin nhắn");
    s.fact("train.classes", "2020", "24 lớp");
    s.fact("train.trainees", "2020", "1.655 lượt người");
    s.fact("insp.count", "2020", "16 cuộc");
    s.fact("insp.fined_cases", "2020", "9 trường hợp");
    s.fact("insp.fines", "2020", "121,5 triệu đồng");
    s.fact("admin.complaints", "2020", "0 vụ việc");
    s.fact("admin.citizens_received", "2020", "8 lượt");
    s.fact("admin.dossiers", "2020", "312 hồ sơ");
    s.fact("admin.ontime_rate", "2020", "99,7%");
    s.fact("admin.par_rank", "2020", "5/19 hạng");
    s.fact("fin.budget", "2020", "48,2 tỷ đồng");
    s.fact("fin.disbursed_rate", "2020", "97,8%");
    let typed = s.fact("org.social_masks", "2020", "1.500 chiếc");
    typed.state = State::Typed;
    typed.source = Source::Person { name: "Nguyễn Minh Thu".into(), time: noon("2020-12-18") };
}

/// Cao Bằng, 2025: the merged department, under the id of the map of 1/7/2025; results of 2024 under the old one.
pub(crate) fn cao_bang() -> Sample {
    let mut s = Sample::empty("A-04", "2026-01-08");
    s.options.empty_sections = EmptySections::LeaveOut;
    s.report("BC 2024.docx", "Báo cáo Tổng kết công tác năm 2024", "311/BC-SKHCN", "2024", "2024-12-20");
    for (code, value) in [
        ("sci.tasks_province", "22 nhiệm vụ"),
        ("sci.spending", "31,4 tỷ đồng"),
        ("innov.pii_rank", "47/63 hạng"),
        ("tel.bts", "1.102 trạm"),
        ("dx.dti.rank", "52/63 hạng"),
        ("it.dvc.full_dossier_rate", "41,7%"),
    ] {
        s.fact(code, "2024", value);
    }
    s.area = AreaId::new("B-04");
    s.report("BC 2025.docx", "Báo cáo kết quả công tác năm 2025", "402/BC-SKHCN", "2025", "2025-12-29");
    for (code, value) in [
        ("sci.res57_done", "58/61 nhiệm vụ"),
        ("sci.tasks_province", "25 nhiệm vụ"),
        ("sci.spending", "40,2 tỷ đồng"),
        ("sci.spending_rate", "1,6%"),
        ("innov.pii_rank", "29/34 hạng"),
        ("ip.applications", "37 đơn"),
        ("rad.xray", "96 thiết bị"),
        ("tel.bts", "1.168 trạm"),
        ("tel.pop_5g", "62,5%"),
        ("dx.dti.rank", "30/34 hạng"),
        ("dx.cnscd.teams", "1.462 tổ"),
        ("it.dvc.full_dossier_rate", "63,9%"),
        ("sec.incidents", "3 sự cố"),
    ] {
        s.fact(code, "2025", value);
    }
    s.target("sci.spending_rate", "2025", "2%").quantity.qualifier = Qualifier::AtLeast;
    s.target("sci.spending_rate", "2030", "3%").quantity.qualifier = Qualifier::AtLeast;
    s.target("tel.pop_5g", "2025", "60%");
    s.target("tel.pop_5g", "2030", "99%");
    s.target("it.dvc.full_dossier_rate", "2025", "70%");
    s
}

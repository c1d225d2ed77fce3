/**
 * The paper itself over the stand-in: an office, a check, passages with figures, issued versions. What it says of figures is
 * invented; how it answers is the program's.
 */
import { type IssuedDto, type OfficeDto, type PassageDto, type PieceDto, Refusal, type SelfCheck, type SummaryView } from '../../src/shared/backend';

/** What a person wrote over a passage. */
export interface Rewritten {
  pieces: PieceDto[];
  person: string;
  at: string;
}

const words = (text: string): PieceDto => ({ text, figure: null });
const figure = (figure: string, text: string): PieceDto => ({ text, figure });

const own: { key: string; title: string; pieces: PieceDto[] }[] = [
  { key: 'opening', title: '', pieces: [words('Thực hiện Chương trình công tác năm 2024, Sở Thông tin và Truyền thông tỉnh Lạng Sơn báo cáo kết quả công tác năm 2024 và phương hướng, nhiệm vụ năm 2025 như sau:')] },
  { key: 'general', title: 'I. ĐẶC ĐIỂM TÌNH HÌNH, KHÁI QUÁT CHUNG', pieces: [words('Báo cáo tổng hợp số liệu năm 2024 của '), figure('overview:indicators', '34 chỉ tiêu'), words(' thuộc '), figure('overview:fields', '9 lĩnh vực'), words('.')] },
  { key: 'post', title: '1. Lĩnh vực bưu chính', pieces: [words('Doanh thu dịch vụ bưu chính '), figure('post.revenue', 'đạt 168,4 tỷ đồng'), words(', '), figure('post.revenue:change', 'tăng 7,2%'), words(' so với năm 2023. Toàn tỉnh có '), figure('post.points', '215 điểm'), words(' phục vụ bưu chính.')] },
  { key: 'tel', title: '2. Lĩnh vực viễn thông, Internet và tần số vô tuyến điện', pieces: [words('Doanh thu dịch vụ viễn thông '), figure('tel.revenue', 'ước đạt 1.318,7 tỷ đồng'), words(', '), figure('tel.revenue:share', 'bằng 102,5% kế hoạch'), words('.')] },
  { key: 'closing', title: '', pieces: [words('Trên đây là Báo cáo tổng kết công tác năm 2024 và phương hướng, nhiệm vụ năm 2025 của Sở Thông tin và Truyền thông tỉnh Lạng Sơn./.')] },
];

export function usualOffice(year: number, province = 'Lạng Sơn'): OfficeDto {
  const [body, symbol] = year < 2025 ? ['Sở Thông tin và Truyền thông', 'BC-STTTT'] : ['Sở Khoa học và Công nghệ', 'BC-SKHCN'];
  return {
    year, superior: `UBND TỈNH ${province.toUpperCase()}`, body: body.toUpperCase(), name: `${body} tỉnh ${province}`, symbol, place: province,
    addressees: [`Ủy ban nhân dân tỉnh ${province}`, 'Bộ Thông tin và Truyền thông'], signerLines: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'], signerName: 'Hoàng Văn Dũng',
    recipients: ['Lãnh đạo Sở', 'Các phòng, đơn vị thuộc Sở'], draftingUnit: 'VP', bodySize: 14, margins: { top: 20, bottom: 20, left: 30, right: 15 },
  };
}

/** Refuses what the decree does not allow, as the program does. */
export function setOffice(office: OfficeDto): OfficeDto {
  const refuse = (message: string) => new Refusal({ code: 'bad_value', message, detail: null });
  if (office.margins.left < 30 || office.margins.left > 35) throw refuse('Lề trái phải từ 30 đến 35 mm (Nghị định 30/2020/NĐ-CP).');
  if (!office.symbol.startsWith('BC-')) throw refuse(`Ký hiệu “${office.symbol}” chưa đúng. Ký hiệu của báo cáo gồm BC- và chữ viết tắt tên cơ quan, như BC-STTTT.`);
  const filled = (lines: string[]) => lines.map((line) => line.trim()).filter((line) => line !== '');
  return { ...office, addressees: filled(office.addressees), recipients: filled(office.recipients) };
}

export function passages(rewritten: ReadonlyMap<string, Rewritten>): PassageDto[] {
  return own.map((one) => {
    const mine = rewritten.get(one.key);
    const pieces = mine?.pieces ?? one.pieces;
    const typed = pieces.filter((piece) => piece.figure === null).flatMap((piece) => piece.text.match(/\d[\d.,]* (?:tỷ đồng|điểm|thuê bao)/g) ?? []);
    const remarks = mine ? typed.map((quote) => `Mục “${one.title}” ghi “${quote}”, số này không có trong dữ liệu. Hãy đối chiếu lại hoặc nhập số vào biểu.`) : [];
    return { key: one.key, title: one.title, pieces, own: one.pieces, person: mine?.person ?? null, at: mine?.at ?? null, remarks };
  });
}

export function checks(view: SummaryView, rewritten: ReadonlyMap<string, Rewritten>): SelfCheck[] {
  const check = (rule: string, words: string, ok: boolean, whatToDo: string): SelfCheck => ({ rule, words, ok, whatToDo: ok ? null : whatToDo });
  const remarks = passages(rewritten).flatMap((one) => one.remarks);
  return [
    check('letterhead', 'Phần đầu và phần ký có đủ thông tin', true, ''),
    check('number_and_date', 'Số và ngày để trống cho văn thư điền', true, ''),
    check('body_size', 'Cỡ chữ 13 hoặc 14', true, ''),
    check('margins', 'Lề trang trong khoảng quy định', true, ''),
    check('recipients', 'Nơi nhận kết thúc bằng dòng “Lưu:”', true, ''),
    check('annexes', 'Lời văn có nhắc đến các phụ lục', true, ''),
    check('ending', 'Báo cáo kết thúc bằng “./.”', true, ''),
    check('own_words', 'Các đoạn tự viết khớp với dữ liệu', remarks.length === 0, remarks.join(' ')),
    check('sources', 'Mọi số liệu đều có nguồn', true, ''),
    check('confirmed', 'Mọi số liệu đã có người duyệt', view.pending === 0, 'Hãy duyệt, hoặc chọn chỉ lấy số đã duyệt.'),
    check('sections', 'Không có mục nào trống', false, 'Mục chưa có số liệu: Xuất bản, in và phát hành. Hãy nhập báo cáo, hoặc bỏ chọn giữ mục chưa có số.'),
  ];
}

/** A version issued before, with what the data say otherwise by now. */
export const issuedBefore: IssuedDto[] = [
  {
    id: '1', version: 1, person: 'Nguyễn Thu Hà', at: '2026-11-18T09:12:00', note: 'Bản trình UBND tỉnh', pages: 9, bytes: 187_904,
    sha256: '3f9c2a51d07be64488a1f05c7ee2d9b06a7c41f28d35e90b1c64f7a2d8e5b093',
    changed: [
      { name: 'Doanh thu dịch vụ viễn thông', time: 'năm 2024', before: 'ước 1.300 tỷ đồng', after: 'ước 1.318,7 tỷ đồng' },
      { name: 'Số điểm phục vụ bưu chính', time: 'năm 2024', before: null, after: '215 điểm' },
    ],
  },
];

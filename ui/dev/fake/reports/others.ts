/** More invented reports, shorter. */
import { fig, not, type Sketch, Writing } from '../writing';

const done = (value: string, unit: string, code: string, more: Partial<Sketch> = {}) => ({ value, unit, fits: [[code, 95]] as [string, number][], state: 'confirmed', ...more });

export function langSon2023(): Writing {
  return new Writing()
    .heading(1, 'BÁO CÁO TỔNG KẾT NĂM 2023')
    .paragraph(
      'Doanh thu dịch vụ viễn thông đạt ', fig('1.251 tỷ đồng', done('1251', 'tỷ đồng', 'tel.revenue')), ', doanh thu bưu chính đạt ',
      fig('264 tỷ đồng', done('264', 'tỷ đồng', 'post.revenue')), '. Số trạm thu phát sóng di động là ', fig('1.755 trạm', done('1755', 'trạm', 'tel.bts')), '.',
    )
    .paragraph(
      'Tỷ lệ hồ sơ tiếp nhận trực tuyến đạt ', fig('76,6%', done('76.6', '%', 'it.dvc.online_rate')), '; mật độ thuê bao Internet ',
      fig('71,2 thuê bao/100 dân', done('71.2', 'thuê bao/100 dân', 'tel.internet_density', { form: 'density' })), '. Chỉ số chuyển đổi số xếp ',
      fig('thứ 21/63', done('21', 'hạng', 'dx.dti.rank', { value2: '63', form: 'rank' })), '. Tổ chức ', fig('18 lớp', done('18', 'lớp', 'train.classes')),
      ' tập huấn, tiến hành ', fig('16 cuộc', done('16', 'cuộc', 'insp.count')), ' thanh tra, kiểm tra.',
    );
}

export function ninhBinh2024(): Writing {
  return new Writing()
    .heading(1, 'KẾT QUẢ CÔNG TÁC THÔNG TIN VÀ TRUYỀN THÔNG NĂM 2024')
    .paragraph(
      'Doanh thu dịch vụ viễn thông đạt ', fig('1.486 tỷ đồng', { value: '1486', unit: 'tỷ đồng', fits: [['tel.revenue', 96]] }), '; doanh thu dịch vụ bưu chính đạt ',
      fig('402 tỷ đồng', { value: '402', unit: 'tỷ đồng', fits: [['post.revenue', 96]] }), '. Toàn tỉnh có ', fig('2.310 trạm', { value: '2310', unit: 'trạm', fits: [['tel.bts', 95]] }),
      ' thu phát sóng, mật độ thuê bao Internet ', fig('gần 91 thuê bao/100 dân', { value: '91', unit: 'thuê bao/100 dân', form: 'density', qualifier: 'almost', fits: [['tel.internet_density', 92]] }), '.',
    )
    .paragraph(
      'Tỷ lệ hồ sơ tiếp nhận trực tuyến đạt ', fig('88,1%', { value: '88.1', unit: '%', fits: [['it.dvc.online_rate', 94]] }), '. Chỉ số chuyển đổi số xếp ',
      fig('thứ 12/63', { value: '12', value2: '63', unit: 'hạng', form: 'rank', fits: [['dx.dti.rank', 95]] }), ' năm ', not('2023', 'year'), '. Có ',
      fig('1.412 Tổ', { value: '1412', unit: 'tổ', fits: [['dx.cnscd.teams', 95]] }), ' công nghệ số cộng đồng.',
    );
}

/** Comes as a PDF of two pages (`sample/quarter.pdf`). */
export function caoBangQuarter(): Writing {
  return new Writing()
    .page(1)
    .heading(1, 'BÁO CÁO QUÝ III NĂM 2024')
    .paragraph('Thực hiện chương trình công tác, Sở đã tham mưu cấp có thẩm quyền ban hành đầy đủ các văn bản trong lĩnh vực quản lý; các nhiệm vụ được giao đều bảo đảm tiến độ.')
    .paragraph('Hoạt động bưu chính, viễn thông trên địa bàn ổn định; thông tin liên lạc phục vụ chỉ đạo, điều hành và phòng chống thiên tai được bảo đảm thông suốt.')
    .page(2)
    .heading(2, 'Đào tạo, an toàn thông tin')
    .paragraph(
      'Trong quý đã tổ chức ', fig('6 lớp', done('6', 'lớp', 'train.classes')), ' tập huấn cho ', fig('480 lượt người', done('480', 'lượt người', 'train.trainees')),
      ', xử lý ', fig('5 sự cố', done('5', 'sự cố', 'sec.incidents')), ' an toàn thông tin.',
    );
}

/** Words without one figure. */
export function circular(): Writing {
  return new Writing()
    .heading(1, 'Về việc tăng cường công tác tuyên truyền')
    .paragraph('Đề nghị các phòng, đơn vị rà soát nội dung trên trang thông tin và báo cáo kết quả trước ngày ', not('20', 'date'), ' hằng tháng.')
    .paragraph('Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị trao đổi với Văn phòng Sở để được hướng dẫn.');
}

/** A long report: many paragraphs and a large table, to see how the page bears it. */
export function large(paragraphs: number): Writing {
  const writing = new Writing().heading(1, 'BÁO CÁO CHI TIẾT THEO ĐƠN VỊ');
  for (let i = 1; i <= paragraphs; i++) {
    writing.paragraph(
      `Đơn vị số ${String.fromCharCode(65 + (i % 26))} đã tiếp nhận `, fig(`${100 + i} hồ sơ`, { value: String(100 + i), unit: 'hồ sơ', fits: [['it.dvc.online_dossiers', 91], ['admin.dossiers', 60]], confidence: i % 4 === 0 ? 70 : 95 }),
      ' trực tuyến, giải quyết đúng hạn ', fig(`${90 + (i % 10)},5%`, { value: `${90 + (i % 10)}.5`, unit: '%', fits: [['it.dvc.ontime_rate', 93]] }), ' và không để phát sinh kiến nghị kéo dài.',
    );
  }
  return writing;
}

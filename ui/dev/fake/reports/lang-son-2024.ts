/** An invented year-end report: every word and figure is made up. */
import { cites, fig, not, Writing } from '../writing';

const glued = { code: 'glued', message: 'Số dính liền chữ trước: “tổng số9.412”. Hãy đối chiếu với tệp gốc.' };
const late = { code: 'estimate_after_period', message: 'Báo cáo ra sau khi kỳ đã hết nhưng vẫn ghi “ước đạt”. Giữ là số ước; khi có số thực hiện hãy nhập thêm.' };
const mismatch = { code: 'ratio_mismatch', message: '187/200 là 93,5%, nhưng báo cáo ghi 95,3%. Hãy xem số nào đúng.' };
const ambiguous = { code: 'ambiguous', message: 'Hai chỉ tiêu khớp gần như nhau. Hãy chọn một chỉ tiêu.' };
const points = { code: 'points_unclear', message: '“Tăng 6%” của một tỷ lệ có thể là 6 điểm phần trăm. Hãy chọn dạng số.' };

export function langSon2024(): Writing {
  return new Writing()
    .foreign('boilerplate', 'Trang chủ | Giới thiệu | Tin tức | Văn bản | Liên hệ', 'Lượt truy cập hôm nay: 1.284')
    .heading(1, 'I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2024')
    .paragraph(
      'Thực hiện Kế hoạch số ', cites('28/KH-UBND', 'Kế hoạch'), ' ngày ', not('15/01/2024', 'date'), ' của Ủy ban nhân dân tỉnh, năm ', not('2024', 'year'),
      ' Sở đã hoàn thành ', fig('9/9 chỉ tiêu', { value: '9', value2: '9', unit: 'chỉ tiêu', form: 'ratio', fits: [['org.targets_met', 97]], state: 'confirmed' }),
      ' được giao, trong đó ', fig('4 chỉ tiêu', { value: '4', unit: 'chỉ tiêu', confidence: 71, measure: 'Số chỉ tiêu vượt kế hoạch', fits: [['org.targets_met', 52], ['org.targets_assigned', 31]] }),
      ' vượt kế hoạch.',
    )
    .heading(2, '1. Lĩnh vực bưu chính, viễn thông')
    .paragraph(
      'Trên địa bàn tỉnh hiện có ', fig('13 doanh nghiệp', { value: '13', unit: 'doanh nghiệp', fits: [['post_tel.enterprises', 95], ['tel.enterprises', 44]], state: 'confirmed' }),
      ' bưu chính, viễn thông hoạt động. Doanh thu dịch vụ bưu chính ', fig('ước đạt 287 tỷ đồng', { value: '287', unit: 'tỷ đồng', basis: 'estimate', fits: [['post.revenue', 97]], state: 'confirmed' }),
      '; doanh thu dịch vụ viễn thông ', fig('ước đạt 1.318,5 tỷ đồng', { value: '1318.5', unit: 'tỷ đồng', basis: 'estimate', fits: [['tel.revenue', 97], ['post_tel.revenue', 41], ['tel.budget_paid', 12]], warnings: [late] }),
      ', ', fig('tăng 5,4%', { value: '5.4', unit: '%', form: 'change', relation: { kind: 'yoy', of: 'tel.revenue', base: 'so với năm 2023' }, measure: 'Doanh thu dịch vụ viễn thông', confidence: 88 }),
      ' so với năm ', not('2023', 'year'), '. Hồ sơ thủ tục hành chính tiếp nhận, trả kết quả qua dịch vụ bưu chính công ích lên đến tổng số',
      fig('9.412 hồ sơ', { value: '9412', unit: 'hồ sơ', fits: [['post.bcci_dossiers', 93], ['post.bcci_received', 40]], warnings: [glued] }),
      '.',
    )
    .paragraph(
      'Toàn tỉnh có ', fig('1.842 trạm', { value: '1842', unit: 'trạm', fits: [['tel.bts', 96], ['tel.bts_sites', 38]], state: 'confirmed' }),
      ' thu phát sóng di động, trong đó ', fig('36 trạm 5G', { value: '36', unit: 'trạm', fits: [['tel.bts_5g', 94]], scope: undefined }),
      '; phủ sóng ', not('4G', 'version'), ' đến ', fig('98,7%', { value: '98.7', unit: '%', fits: [['tel.village_covered_rate', 92], ['tel.pop_3g4g', 55]] }),
      ' thôn, bản. Còn ', fig('11 thôn', { value: '11', unit: 'thôn', fits: [['tel.villages_dark', 95]] }),
      ' chưa có sóng di động, tập trung ở các xã biên giới. Tổng số thuê bao Internet đạt ',
      fig('612.340 thuê bao', { value: '612340', unit: 'thuê bao', fits: [['tel.internet_subs', 96]] }), ', mật độ ',
      fig('74,9 thuê bao/100 dân', { value: '74.9', unit: 'thuê bao/100 dân', form: 'density', fits: [['tel.internet_density', 95]] }), '.',
    )
    .heading(2, '2. Chính quyền số, dịch vụ công trực tuyến')
    .paragraph(
      'Chỉ số chuyển đổi số cấp tỉnh xếp ', fig('thứ 17/63', { value: '17', value2: '63', unit: 'hạng', form: 'rank', fits: [['dx.dti.rank', 96]], state: 'confirmed' }),
      ' tỉnh, thành phố. Tỉnh cung cấp ', fig('1.126 dịch vụ công', { value: '1126', unit: 'dịch vụ', fits: [['it.dvc.full_count', 91], ['it.dvc.npsp_count', 48], ['it.dvc.part_count', 22]] }),
      ' trực tuyến toàn trình; tỷ lệ hồ sơ tiếp nhận trực tuyến đạt ', fig('82,6%', { value: '82.6', unit: '%', fits: [['it.dvc.online_rate', 94], ['it.dvc.full_dossier_rate', 58]] }),
      ', ', fig('tăng 6%', { value: '6', unit: '%', form: 'change', relation: { kind: 'points', of: 'it.dvc.online_rate', base: 'so với cùng kỳ' }, measure: 'Tỷ lệ hồ sơ tiếp nhận trực tuyến', warnings: [points], confidence: 64 }),
      ' so với cùng kỳ. Hồ sơ, văn bản được ký số đạt ', fig('khoảng 96%', { value: '96', unit: '%', qualifier: 'approx', fits: [['it.esign.doc_rate', 90], ['it.edoc.rate', 88]], warnings: [ambiguous] }),
      '. Hệ thống hội nghị truyền hình có ', fig('226 điểm cầu', { value: '226', unit: 'điểm cầu', fits: [['it.vc.endpoints', 97]] }),
      ' đến tận cấp xã.',
    )
    .paragraph(
      'Toàn tỉnh thành lập ', fig('1.676 Tổ', { value: '1676', unit: 'tổ', fits: [['dx.cnscd.teams', 96]] }), ' công nghệ số cộng đồng với ',
      fig('hơn 11.200 thành viên', { value: '11200', unit: 'người', qualifier: 'over', fits: [['dx.cnscd.members', 95]] }),
      ', phát huy vai trò “', not('4 tại chỗ', 'rhetoric'), '” trong hướng dẫn người dân.',
    )
    .heading(2, '3. An toàn thông tin mạng')
    .paragraph(
      'Có ', fig('187/200 hệ thống', { value: '187', value2: '200', unit: 'hệ thống', form: 'ratio', fits: [['sec.level_approved', 92]], warnings: [mismatch] }),
      ' thông tin được phê duyệt cấp độ, đạt ', fig('95,3%', { value: '95.3', unit: '%', fits: [['sec.level_rate', 95]], warnings: [mismatch] }),
      '. Đã xử lý ', fig('23 sự cố', { value: '23', unit: 'sự cố', fits: [['sec.incidents', 94]] }), ', tổ chức ',
      fig('2 cuộc diễn tập', { value: '2', unit: 'cuộc', fits: [['sec.drills', 93]] }), ' thực chiến.',
    )
    .heading(2, '4. Thanh tra, đào tạo')
    .paragraph(
      'Tiến hành ', fig('14 cuộc', { value: '14', unit: 'cuộc', fits: [['insp.count', 95], ['insp.inspections', 61]] }), ' thanh tra, kiểm tra đối với ',
      fig('52 đối tượng', { value: '52', unit: 'đối tượng', fits: [['insp.subjects', 94]] }), ', xử phạt ',
      fig('168,5 triệu đồng', { value: '168.5', unit: 'triệu đồng', fits: [['insp.fines', 93]] }), '. Tổ chức ',
      fig('21 lớp', { value: '21', unit: 'lớp', fits: [['train.classes', 93]] }), ' tập huấn cho ',
      fig('2.345 lượt người', { value: '2345', unit: 'lượt người', fits: [['train.trainees', 94]] }), '. ',
      fig('Toàn bộ', { value: '100', unit: '%', implicit: true, fits: [['it.onegate_rate', 74]], warnings: [{ code: 'in_words', message: 'Nói bằng lời, không có chữ số. Hãy xem có đúng là 100% không.' }], confidence: 60 }),
      ' các xã, phường, thị trấn đã dùng phần mềm một cửa điện tử.',
    )
    .heading(1, 'II. KẾT QUẢ THỰC HIỆN CHỈ TIÊU ĐƯỢC GIAO')
    .table([
      [['TT'], ['Chỉ tiêu'], ['Đơn vị'], ['Kế hoạch 2024'], ['Thực hiện 2024']],
      [[not('1', 'heading')], ['Mật độ thuê bao Internet'], ['thuê bao/100 dân'],
        [fig('72', { value: '72', unit: 'thuê bao/100 dân', form: 'density', basis: 'target', fits: [['tel.internet_density', 95]], state: 'confirmed' })],
        [fig('74,9', { value: '74.9', unit: 'thuê bao/100 dân', form: 'density', fits: [['tel.internet_density', 95]] })]],
      [[not('2', 'heading')], ['Tỷ lệ hồ sơ tiếp nhận trực tuyến'], ['%'],
        [fig('80', { value: '80', unit: '%', basis: 'target', fits: [['it.dvc.online_rate', 94]], state: 'confirmed' })],
        [fig('82,6', { value: '82.6', unit: '%', fits: [['it.dvc.online_rate', 94]] })]],
      [[not('3', 'heading')], ['Doanh thu dịch vụ viễn thông'], ['tỷ đồng'],
        [fig('1.300', { value: '1300', unit: 'tỷ đồng', basis: 'target', fits: [['tel.revenue', 96]] })],
        [fig('1.318,5', { value: '1318.5', unit: 'tỷ đồng', fits: [['tel.revenue', 96]] })]],
      [[not('4', 'heading')], ['Tỷ lệ xã có hạ tầng cáp quang'], ['%'],
        [fig('100', { value: '100', unit: '%', basis: 'target', fits: [['tel.commune_fibre_rate', 94]] })],
        [fig('99,5', { value: '99.5', unit: '%', fits: [['tel.commune_fibre_rate', 94]] })]],
    ])
    .heading(1, 'III. TỒN TẠI, HẠN CHẾ')
    .paragraph('Một số xã vùng cao chưa có điện lưới ổn định nên chất lượng dịch vụ còn thấp; nhân lực chuyên trách ở cấp xã còn thiếu.')
    .paragraph('Việc khai thác, sử dụng lại dữ liệu đã số hóa chưa đồng đều giữa các cơ quan.')
    .paragraph('Công tác phối hợp giữa các doanh nghiệp trong dùng chung hạ tầng cột ăng ten chưa chặt chẽ.')
    .foreign('footer', 'Nơi nhận: Như trên; Lưu: VT, KHTC.');
}

/** The words of the official record, which is a document of the city and in its language whoever asks for it. */
export const paperWords = {
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  number: 'Số:      /BB-',
  type: 'BIÊN BẢN',
  placeDay: (at: { place: string; day: string; month: string; year: string }) =>
    `${at.place}, ngày ${at.day} tháng ${at.month} năm ${at.year}`,
  subject: (checklist: string, where: string) => `Kiểm tra ${checklist.toLocaleLowerCase('vi')} tại ${where}`,
  begun: (at: { time: string; day: string; month: string; year: string; where: string }) =>
    `Hồi ${at.time} ngày ${at.day} tháng ${at.month} năm ${at.year}, tại ${at.where}, đã tiến hành kiểm tra và lập biên bản như sau:`,
  present: 'I. THÀNH PHẦN',
  inspectors: (organisation: string, name: string) => `1. Bên kiểm tra: ${organisation}; người kiểm tra: ${name}.`,
  nobodyMet: '2. Bên được kiểm tra: không có người đại diện tại thời điểm kiểm tra.',
  unnamed: 'không nêu tên',
  met: (name: string, role: string | null) => `2. Bên được kiểm tra: ${name}${role === null ? '' : `, ${role}`}.`,
  basis: (number: string, ordinal: number, source: string | null) =>
    `Mã lần kiểm tra ${number}, theo phiếu bản ${ordinal}${source === null ? '' : ` (${source})`}.`,
  results: 'II. KẾT QUẢ KIỂM TRA',
  columns: ['STT', 'Nội dung', 'Kết quả', 'Ghi chú'],
  yes: 'có',
  no: 'không',
  notApplicable: 'không áp dụng',
  seen: 'có ảnh',
  photos: (count: number) => `${count} ảnh`,
  conclusion: 'III. KẾT LUẬN',
  counted: (answered: number, faults: number) =>
    faults === 0
      ? `Đã kiểm tra ${answered} nội dung, không phát hiện vi phạm.`
      : `Đã kiểm tra ${answered} nội dung, ${faults} nội dung có vi phạm (in đậm ở bảng trên).`,
  tasks: 'Việc giao khắc phục:',
  said: 'IV. Ý KIẾN CỦA BÊN ĐƯỢC KIỂM TRA',
  nothingSaid: 'Không có ý kiến.',
  ended: (time: string) => `Biên bản kết thúc hồi ${time} cùng ngày, đã đọc lại cho những người có mặt cùng nghe.`,
  inspected: 'Đại diện bên được kiểm tra',
  inspectorsSign: 'Người kiểm tra',
  sign: '(Ký, ghi rõ họ tên)',
};

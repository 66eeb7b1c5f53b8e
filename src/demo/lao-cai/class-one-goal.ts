import type { AreaId } from '../../kernel/areas/contract.ts';
import { day } from '../../kernel/time.ts';
import type { GoalStory } from '../../modules/scorecards/index.ts';

const source = {
  recognised: {
    title: 'Dân trí: thành phố Lào Cai được công nhận là đô thị loại II',
    url: 'https://dantri.com.vn/chinh-tri/thanh-pho-lao-cai-duoc-cong-nhan-la-do-thi-loai-2-1415449751.htm',
  },
  programme: { title: 'Chương trình minh họa 01-CTr/MH, phần căn cứ và nhiệm vụ III.1.a', url: null },
  article4: {
    title: 'Điều 4 Nghị quyết 1210/2016/UBTVQH13, chép nguyên văn',
    url: 'https://github.com/tnt305/tai_lieu_noi_bo/blob/94c5034af72cc7e5020694d06eceb126a103d48b/src/etl/dataset/c2a3418fc14b2af3.md',
  },
  regions: {
    title: 'LawNet: Điều 9 về vùng, theo Nghị quyết 26/2022',
    url: 'https://lawnet.vn/thong-tin-phap-luat/en/chinh-sach-moi/guidance-on-classifying-cities-by-regions-and-particular-characteristics-in-vietnam-105857.html',
  },
  census: { title: 'danso.info: thành phố Lào Cai, tổng điều tra 2019', url: 'https://danso.info/dan-so-lao-cai' },
  arrangement: {
    title: 'Thư viện Nhà đất: các đơn vị của thành phố Lào Cai theo Nghị quyết 1673',
    url: 'https://thuviennhadat.vn/phap-ly-nha-dat/tp-lao-cai-doi-ten-thanh-gi-sau-sap-nhap-danh-sach-xa-phuong-tp-lao-cai-sau-sap-xep-dvhc-690612.html',
  },
  press: {
    title: 'VnExpress: đô thị loại I theo Nghị quyết 111/2025',
    url: 'https://vnexpress.net/do-thi-loai-1-phai-co-thu-nhap-cao-hon-ca-nuoc-5000955.html',
  },
  transcription: {
    title: 'Bản chép lại Nghị quyết 111/2025 (phụ lục I, II; các điều 6, 8, 9)',
    url: 'https://github.com/donghoangsxd-lab/QH-Hue/blob/766d08d5fa648994b380496dfb12b125e664ba9c/public/js/urbanClass.js',
  },
  transition: {
    title: 'Thư viện Pháp luật: chuyển tiếp phân loại đô thị từ năm 2026 (Điều 15)',
    url: 'http://tintuc.thuvienphapluat.com/ho-tro-phap-luat/chinh-sach-moi/101616/uy-ban-thuong-vu-quoc-hoi-huong-dan-phan-loai-do-thi-tu-nam-2026',
  },
} as const;

const event = (
  on: string | null,
  kind: GoalStory['events'][number]['kind'],
  vi: string,
  en: string,
  ...sources: GoalStory['events'][number]['sources']
): GoalStory['events'][number] => ({ on: on === null ? null : day(on), kind, text: { vi, en }, sources });

const events: GoalStory['events'] = [
  event(
    '2014-10-30',
    'fact',
    'Thành phố Lào Cai được công nhận là đô thị loại II (Quyết định 1975/QĐ-TTg).',
    'Lào Cai city is recognised as a class II urban area (Decision 1975/QĐ-TTg).',
    source.recognised,
  ),
  event(
    null,
    'resolved',
    'Đại hội Đảng bộ thành phố lần thứ XXIII đặt mục tiêu đô thị loại I; chương trình nêu mốc năm 2030.',
    'The 23rd congress of the city’s Party organisation set the goal of class I; the programme names the year 2030.',
    source.programme,
  ),
  event(
    '2016-05-25',
    'law',
    'Luật khi ấy là Nghị quyết 1210/2016: thành phố thuộc tỉnh cần từ 500.000 dân toàn đô thị và 200.000 dân nội thành; ở miền núi phía Bắc chỉ cần 60%, tức 300.000 và 120.000.',
    'The law then was Resolution 1210/2016: a provincial city needed 500,000 people, 200,000 of them in the inner part; in the northern mountains 60% of that, 300,000 and 120,000.',
    source.article4,
    source.regions,
  ),
  event(
    '2019-04-01',
    'fact',
    'Tổng điều tra: thành phố có 130.671 người trên 282,13 km², chưa tới nửa mức dân số đã giảm.',
    'The census counts 130,671 people on 282.13 km², less than half of the reduced threshold.',
    source.census,
  ),
  event(
    '2025-07-01',
    'fact',
    'Thành phố không còn: bỏ cấp huyện, đất của thành phố thành phường Lào Cai, phường Cam Đường, xã Hợp Thành, xã Cốc San và một phần xã Gia Phú (Nghị quyết 1673/NQ-UBTVQH15).',
    'The city is no more: the district tier ends, and its land becomes the wards Lào Cai and Cam Đường, the communes Hợp Thành and Cốc San and a part of Gia Phú (Resolution 1673/NQ-UBTVQH15).',
    source.arrangement,
  ),
  event(
    '2026-01-01',
    'law',
    'Nghị quyết 111/2025 thay luật cũ. Loại I được xét đạt hoặc không đạt theo 15 tiêu chuẩn, trong đó có 2.500.000 dân; cả tỉnh Lào Cai mới có 1.778.785.',
    'Resolution 111/2025 takes the place of the old law. Class I is met or not by 15 standards, one of them 2,500,000 people; the whole province has 1,778,785.',
    source.press,
    source.transcription,
  ),
  event(
    '2026-01-01',
    'law',
    'Đô thị loại I cũ ngoài bốn thành phố được nêu tên, loại II và loại III đều thành loại II.',
    'Former class I areas, but for four cities named, and those of class II and III are class II now.',
    source.transition,
  ),
  event(
    null,
    'reading',
    'Theo bản chép lại thì đạt 12 trên 15 tiêu chuẩn là đủ, còn báo chí nói về các tiêu chuẩn bắt buộc; chưa có văn bản gốc để biết thiếu dân số có bị loại ngay không. Bảng điểm bên cạnh vì thế nói “chưa kết luận được”, không nói “đạt”.',
    'By the transcription 12 of the 15 standards are enough, while the press speaks of mandatory ones; the original text to tell whether too few people rule a city out is not at hand. The scorecard therefore says that it cannot be said, and not that it passes.',
    source.transcription,
    source.press,
  ),
  event(
    null,
    'reading',
    'Khu vực thành phố cũ có lẽ được coi là loại II từ năm 2026; riêng hai phường, vì có nhập thêm xã, có lẽ chỉ ở trình độ loại III. Chưa thấy quyết định nào của Lào Cai.',
    'The area of the former city probably counts as class II from 2026; each of its two wards, merged with communes, probably only at the level of class III. No decision of Lào Cai was found.',
    source.transition,
  ),
];

/** "Class I by 2030", with what became of it; areas by the names this folder uses. */
export function classOneGoal(idOf: (key: string) => AreaId): GoalStory {
  const wards = [idOf('phuong-lao-cai'), idOf('phuong-cam-duong')];
  const four = [...wards, idOf('xa-hop-thanh'), idOf('xa-coc-san')];
  const today = { day: null, cases: [] };
  return {
    title: { vi: 'Đạt các tiêu chí đô thị loại I', en: 'Meet the criteria of a class I urban area' },
    by: day('2030-12-31'),
    answer: {
      vi: 'Theo luật nay thì ngoài tầm với: loại I đòi 2,5 triệu dân, cả tỉnh có 1,78 triệu, và thành phố đặt mục tiêu ấy đã không còn từ ngày 01/07/2025. Loại III trong tầm tay; loại II còn thiếu dân số, trừ khi được giảm vì là miền núi, mức giảm ấy chưa rõ.',
      en: 'Out of reach under the law of today: class I asks for 2.5 million people, the whole province has 1.78 million, and the city that set the goal ended on 2025-07-01. Class III is within reach; class II lacks people, unless the reduction for mountains, which is not known, makes up for it.',
    },
    events,
    cards: [
      {
        set: 'urban-1210-2016-class-1',
        areas: [idOf('thanh-pho-lao-cai')],
        day: day('2025-06-30'),
        cases: ['northern-mountains'],
        says: {
          vi: 'Luật cũ, ngày cuối cùng của thành phố: dân số và mật độ đều dưới mức tối thiểu đã giảm.',
          en: 'The old law, on the last day of the city: people and density are below the reduced thresholds.',
        },
      },
      {
        ...today,
        set: 'urban-111-2025-class-1',
        areas: [idOf('tinh-lao-cai')],
        says: {
          vi: 'Luật nay, loại I, tính cho cả tỉnh: vẫn thiếu hơn 700.000 dân.',
          en: 'The law of today, class I, for the whole province: more than 700,000 people short.',
        },
      },
      {
        ...today,
        set: 'urban-111-2025-class-2',
        areas: wards,
        says: {
          vi: 'Loại II, hai phường gộp lại: mật độ đủ, dân số thiếu; không có mức giảm thì nhóm đô thị hóa không thể đạt.',
          en: 'Class II, both wards together: dense enough, too few people; without a reduction the urbanisation group cannot be met.',
        },
      },
      {
        ...today,
        set: 'urban-111-2025-class-3',
        areas: wards,
        says: {
          vi: 'Loại III, hai phường gộp lại: dân số và mật độ đã đạt, còn lại là đo các tiêu chuẩn khác.',
          en: 'Class III, both wards together: people and density are met; what is left is to measure the rest.',
        },
      },
      {
        ...today,
        set: 'urban-111-2025-class-3',
        areas: four,
        says: {
          vi: 'Loại III, cả bốn đơn vị trên đất thành phố cũ: mật độ vừa qua mức tối thiểu.',
          en: 'Class III, all four units on the land of the former city: density is just above the threshold.',
        },
      },
    ],
  };
}

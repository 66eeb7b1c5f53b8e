import { day } from '../../time.ts';
import type { Announcement, Holiday, HolidayKind, HolidayLaw, Source } from '../holiday-law.ts';

// The law on public holidays and what was announced under it. A new year is one entry of kind "year" and its swaps.

const source = (instrument: string, confirmed: boolean, url?: string): Source =>
  url === undefined ? { instrument, confirmed } : { instrument, confirmed, url };
const year = (
  year: number,
  tetDaysBefore: number,
  nationalDay: 'before' | 'after',
  announced: Source,
): Announcement => ({ kind: 'year', year, tetDaysBefore, nationalDay, source: announced });
const swap = (off: string, worked: string, announced: Source): Announcement => ({
  kind: 'swap',
  off: day(off),
  worked: day(worked),
  source: announced,
});

const notice2025 = source('Thông báo 6150/TB-BLĐTBXH ngày 03/12/2024', true);
const notice2026 = source(
  'Thông báo 9441/TB-BNV ngày 16/10/2025',
  true,
  'https://vietbao.vn/bo-noi-vu-thong-bao-lich-nghi-tet-nguyen-dan-va-quoc-khanh-nam-2026-568329.html',
);

const onDay = (solar: string, vi: string, en: string): HolidayKind => ({
  name: { vi, en },
  on: { solar },
  days: 1,
  madeUp: true,
});
/** `daysBefore`: how many lie before mùng 1, where the law itself says so. */
const tet = (days: number, daysBefore: number | null): HolidayKind => ({
  name: { vi: 'Tết Nguyên đán', en: 'Tết (Lunar New Year)' },
  on: { tet: { daysBefore } },
  days,
  madeUp: true,
});
const newYear = onDay('01-01', 'Tết Dương lịch', 'New Year’s Day');
const victoryDay = onDay('04-30', 'Ngày Chiến thắng', 'Victory Day');
const labourDay = onDay('05-01', 'Ngày Quốc tế lao động', 'International Labour Day');
const nationalDay = onDay('09-02', 'Quốc khánh', 'National Day');
const twoNationalDays: HolidayKind = { ...nationalDay, on: 'national-day', days: 2 };
const hungKings: HolidayKind = {
  name: { vi: 'Giỗ Tổ Hùng Vương', en: 'Hùng Kings’ Commemoration Day' },
  on: { lunar: { month: 3, day: 10 } },
  days: 1,
  madeUp: true,
};
// Article 111(3) of the code makes up the holidays of its article 112(1); this one stands in a resolution of its own.
const cultureDay: HolidayKind = {
  ...onDay('11-24', 'Ngày Văn hóa Việt Nam', 'Vietnamese Culture Day'),
  madeUp: false,
};

const under = (from: string, until: string | null, law: Source, holidays: readonly HolidayKind[]): Holiday[] =>
  holidays.map((holiday) => ({
    ...holiday,
    inForce: { from: day(from), until: until === null ? null : day(until) },
    source: law,
  }));

export const holidayLaw: HolidayLaw = {
  range: { from: day('2000-01-01'), until: day('2100-12-31') },
  weeklyRest: {
    days: [6, 7],
    source: source('Quyết định 188/1999/QĐ-TTg: tuần làm việc 40 giờ của cơ quan nhà nước', false),
  },
  holidays: [
    ...under('2000-01-01', '2013-04-30', source('Bộ luật Lao động 1994, Điều 73', false), [
      newYear,
      tet(4, 1),
      victoryDay,
      labourDay,
      nationalDay,
    ]),
    ...under('2007-04-11', '2013-04-30', source('Luật 84/2007/QH11 sửa đổi Điều 73 Bộ luật Lao động', false), [hungKings]),
    ...under('2013-05-01', '2020-12-31', source('Bộ luật Lao động 10/2012/QH13, Điều 115', false), [
      newYear,
      tet(5, null),
      hungKings,
      victoryDay,
      labourDay,
      nationalDay,
    ]),
    ...under('2021-01-01', null, source('Bộ luật Lao động 45/2019/QH14, Điều 111 và Điều 112', true), [
      newYear,
      tet(5, null),
      hungKings,
      victoryDay,
      labourDay,
      twoNationalDays,
    ]),
    ...under(
      '2026-07-01',
      null,
      source(
        'Nghị quyết 28/2026/QH16, Điều 2',
        true,
        'https://xaydungchinhsach.chinhphu.vn/toan-van-nghi-quyet-so-28-2026-qh16-ve-phat-trien-van-hoa-viet-nam-119260508142130402.htm',
      ),
      [cultureDay],
    ),
  ],
  announcements: [
    year(2021, 2, 'after', source('Thông báo 4875/TB-LĐTBXH', false)),
    year(2022, 1, 'before', source('Thông báo 119/TB-LĐTBXH', false)),
    year(2023, 2, 'before', source('Thông báo 5034/TB-LĐTBXH', false)),
    year(2024, 2, 'after', source('Thông báo 5015/TB-LĐTBXH ngày 22/11/2023', false)),
    swap('2024-04-29', '2024-05-04', source('Thông báo 1570/TB-BLĐTBXH', false)),
    year(2025, 2, 'before', notice2025),
    swap('2025-05-02', '2025-04-26', notice2025),
    year(2026, 1, 'before', notice2026),
    swap('2026-01-02', '2026-01-10', source('Công văn 12729/VPCP-KGVX', true)),
    swap('2026-08-31', '2026-08-22', notice2026),
    // 2027: two ways were put up for comment in September 2026 (04–10/02, two days before; 05–14/02, one day before),
    // none decided: https://xaydungchinhsach.chinhphu.vn/de-xuat-2-phuong-an-nghi-tet-nguyen-dan-2027-tet-dinh-mui-11926080513033257.htm
  ],
  // With two days before and three after, the working days lost are those announced in every year from 2021 to 2026.
  unannounced: { tetDaysBefore: 2 },
};

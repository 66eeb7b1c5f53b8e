import type { ReactNode } from 'react';

const drawn = (paths: ReactNode) => (
  <svg
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {paths}
  </svg>
);

/** By the names that categories give their icons; drawn for this program. */
const icons = {
  trash: drawn(<path d="M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.8 11h7.4l.8-11M8.5 9v4.5M11.5 9v4.5" />),
  factory: drawn(<path d="M3 16.5v-7l4 2.5v-2.5l4 2.5V5h3.5l1 11.5zM12 2.5c1 0 1 1 2 1" />),
  volume: drawn(<path d="M3.5 8v4h3l4 3.5v-11l-4 3.5zM13.5 7.5a3.5 3.5 0 0 1 0 5M15.5 5a7 7 0 0 1 0 10" />),
  tree: drawn(
    <path d="M10 17v-6M10 13.5l2.5-2M10 3a4 4 0 0 1 3.8 5.2A3.3 3.3 0 0 1 12.5 14h-5A3.3 3.3 0 0 1 6.2 8.2 4 4 0 0 1 10 3z" />,
  ),
  road: drawn(<path d="M6.5 3L3 17M13.5 3L17 17M10 3.5v2M10 9v2M10 14.5v2" />),
  lamp: drawn(<path d="M6 17h5M8.5 17V5.5a2.5 2.5 0 0 1 5 0M11 7.5h5l-1-2h-3zM12 10l-.5 1.5M15 10l.5 1.5" />),
  pavement: drawn(<path d="M2.5 14.5h15M4 14.5v-3h4v3M12 14.5v-6h4v6M12 11.5h4M5 8.5l2-4 2 4z" />),
  car: drawn(<path d="M3 13.5v-3l2-4.5h10l2 4.5v3zM3 10.5h14M5.5 13.5v2M14.5 13.5v2M6 12h1M13 12h1" />),
  flood: drawn(
    <path d="M5 9V5.5L10 2.5l5 3V9M2.5 12.5q2-1.8 3.750 0t3.750 0 3.750 0 3.750 0M2.5 16.5q2-1.8 3.750 0t3.750 0 3.750 0 3.750 0" />,
  ),
  plug: drawn(<path d="M7.5 2.5v4M12.5 2.5v4M5 6.5h10V9a5 5 0 0 1-10 0zM10 14v3.5" />),
  wrench: drawn(
    <path d="M16.5 5.5a4 4 0 0 1-5.3 4.8L6 15.5a1.7 1.7 0 0 1-2.4-2.4l5.2-5.2A4 4 0 0 1 13.6 2.6L11.5 4.7l.5 2.3 2.3.5z" />,
  ),
  crane: drawn(<path d="M4.5 17h5M7 17V3M7 4.5h10M3.5 4.5H7M7 3l7 1.5M14.5 4.5V9M13 9h3v3h-3z" />),
  parcel: drawn(<path d="M3 6l5-2.5 4 2 5-2.5v11L12 16.5l-4-2-5 2.5zM8 3.5v11M12 5.5v11" />),
  shield: drawn(<path d="M10 2.5l6 2v5c0 4-2.5 6.5-6 8-3.5-1.5-6-4-6-8v-5zM7.5 10l1.8 1.8 3.2-3.6" />),
  food: drawn(<path d="M6 2.5v15M4 2.5v4a2 2 0 0 0 4 0v-4M14 17.5v-15c-2 1-3 3.5-3 6.5h3" />),
  health: drawn(
    <path d="M10 16.5S3 12.5 3 7.8A3.8 3.8 0 0 1 10 6a3.8 3.8 0 0 1 7 1.8c0 4.7-7 8.7-7 8.7zM6 9.5h2l1.5-2 1.5 4 1-2h2" />,
  ),
  person: drawn(
    <>
      <circle cx="10" cy="6.5" r="3.3" />
      <path d="M3.5 17c.6-3.6 3.2-5.5 6.5-5.5s5.9 1.9 6.5 5.5" />
    </>,
  ),
  dots: drawn(<path d="M5 10h.1M10 10h.1M15 10h.1" strokeWidth="2.6" />),
} satisfies Readonly<Record<string, ReactNode>>;

export type IconName = keyof typeof icons;
const isIconName = (name: string): name is IconName => Object.hasOwn(icons, name);
export const iconNames: readonly IconName[] = Object.keys(icons).filter(isIconName);

/** What has no drawing here stands under the one for everything else. */
export const iconNamed = (name: string): IconName => (isIconName(name) ? name : 'dots');
export const categoryIcon = (name: string): ReactNode => icons[iconNamed(name)];

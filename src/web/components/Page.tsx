import { type ReactNode, useEffect } from 'react';
import { t } from '../language.ts';

interface Props {
  /** Also the title of the window. */
  title: string;
  heading?: ReactNode;
  over?: ReactNode;
  under?: ReactNode;
  acts?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** From this many letters on a heading is a passage, and set as one. */
const longTitle = 90;

/** A page opens with what one would say aloud. */
export function Page({ title, heading, over, under, acts, className, children }: Props) {
  usePageTitle(title);
  return (
    <div className={className}>
      <div className="page-head">
        <div>
          {over !== undefined && <p className="over">{over}</p>}
          <h1 className={title.length > longTitle ? 'long' : undefined}>{heading ?? title}</h1>
          {under !== undefined && <p className="under">{under}</p>}
        </div>
        {acts !== undefined && <div className="acts">{acts}</div>}
      </div>
      {children}
    </div>
  );
}

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = t('web.title', { page: title });
  }, [title]);
}

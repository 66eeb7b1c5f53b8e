import { t } from '../../../web/language.ts';

/** Whether anything was found: a shape, a colour and a word. */
export function FaultMark({ faults }: { faults: number }) {
  return (
    <span className={`state ${faults > 0 ? 'is-overdue' : 'is-done-on-time'}`}>
      <svg viewBox="0 0 16 16" className="mark" aria-hidden="true" focusable="false">
        {faults > 0 ? (
          <>
            <path d="M8 1.4l7.2 13H.8z" fill="currentColor" />
            <path d="M8 6v4M8 11.3v1.6" stroke="var(--panel)" strokeWidth="1.7" />
          </>
        ) : (
          <>
            <circle cx="8" cy="8" r="7" fill="currentColor" />
            <path d="M4.6 8.2l2.3 2.3 4.5-4.8" fill="none" stroke="var(--panel)" strokeWidth="1.9" />
          </>
        )}
      </svg>
      {t('order.faults', { count: faults })}
    </span>
  );
}

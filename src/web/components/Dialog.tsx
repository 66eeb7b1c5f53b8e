import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';

/** A question before the page: the browser keeps the focus inside, and gives it back to where it was; Escape closes. */
export function Dialog({ title, close, children }: { title: string; close: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Closed while it still stands in the page: only then the browser gives the focus back.
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={heading}
      onClose={({ currentTarget }) => {
        // Word of a closing comes late: the dialog may have left the page, where the next one stands by then, or be open
        // again, as in development, where effects run twice.
        if (currentTarget === dialog.current && !currentTarget.open) close();
      }}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <div>
        <h2 id={heading}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}

import { useMutation } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { Problem } from '../../api.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { FormEnd } from '../../components/FormEnd.tsx';
import { refresh } from '../../queries.ts';

interface Props<Done> {
  title: string;
  /** The word on the button, where it is not the title. */
  act?: string;
  text?: string;
  run: () => Promise<Done>;
  /** After everything shown was asked for again. */
  done?: (result: Done) => void;
  close: () => void;
  /** At which field a refusal belongs that is not about the form of one. */
  refusals?: Readonly<Record<string, string>>;
  children?: (wrong: (field: string) => string | undefined) => ReactNode;
}

/** A form before an act. What the server finds wrong stands at its field; what was typed stays. */
export function FormDialog<Done>({ title, act, text, run, done, close, refusals = {}, children }: Props<Done>) {
  const running = useMutation({
    mutationFn: run,
    onSuccess: async (result) => {
      await refresh();
      close();
      done?.(result);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    running.mutate();
  };
  return (
    <Dialog title={title} close={close}>
      <form className="form" onSubmit={submit} noValidate>
        {text !== undefined && <p>{text}</p>}
        {children?.((field) => wrongAt(running.error, field, refusals))}
        <FormEnd act={act ?? title} saving={running} close={close} />
      </form>
    </Dialog>
  );
}

const isField = (told: unknown): told is { path: string; message: string } =>
  typeof told === 'object' && told !== null && 'path' in told && 'message' in told;

/** What the server said about one field of the body, in words. */
export function wrongAt(error: unknown, field: string, refusals: Readonly<Record<string, string>> = {}) {
  if (!(error instanceof Problem)) return undefined;
  if (refusals[error.code] === field) return error.message;
  const { fields } = error.details;
  const told: unknown[] = Array.isArray(fields) ? fields : [];
  const path = `body.${field}`;
  return told.filter(isField).find((one) => one.path === path || one.path.startsWith(`${path}.`))?.message;
}

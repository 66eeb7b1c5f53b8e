import { SaxesParser } from 'saxes';
import { invalid } from '../../../../kernel/refusal.ts';

export interface XmlHandlers {
  /** Names come without their prefix: some programs write `x:row`. */
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** Reads XML as it comes and yields after each piece, so that what was found can be taken up before all of it is read. */
export async function* readXml(parts: AsyncIterable<Buffer>, handlers: XmlHandlers): AsyncGenerator<undefined> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  parser.on('opentag', ({ name, attributes }) => handlers.open?.(bare(name), attributes));
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  parser.on('closetag', ({ name }) => handlers.close?.(bare(name)));
  const fed = (text: string, end: boolean) => {
    try {
      parser.write(text);
      if (end) parser.close();
    } catch {
      throw invalid('indicators.import-unreadable');
    }
  };
  for await (const part of parts) {
    fed(decodedBy(decoder, part), false);
    yield undefined;
  }
  fed(decodedBy(decoder), true);
  yield undefined;
}

/** The same to its end, for parts that are small. */
export async function readWholeXml(parts: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  for await (const _ of readXml(parts, handlers));
}

function decodedBy(decoder: InstanceType<typeof TextDecoder>, part?: Buffer): string {
  try {
    return part === undefined ? decoder.decode() : decoder.decode(part, { stream: true });
  } catch {
    throw invalid('indicators.import-unreadable');
  }
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

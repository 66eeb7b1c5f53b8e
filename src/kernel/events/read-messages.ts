/** A message of an event stream, as `text/event-stream` has it. */
export interface StreamMessage {
  /** Where to go on from after it; null where the message does not say. */
  id: string | null;
  /** The kind of the event. */
  type: string;
  /** Empty for a mere sign of life. */
  data: string;
}

/** Takes an event stream piece by piece, cut anywhere, and answers the messages each piece completes. */
export function messageReader(): (piece: string) => StreamMessage[] {
  let begun = '';
  return (piece) => {
    const parts = (begun + piece).split('\n\n');
    begun = parts.pop() ?? '';
    return parts.map(readMessage);
  };
}

function readMessage(text: string): StreamMessage {
  const message: StreamMessage = { id: null, type: 'message', data: '' };
  for (const line of text.split('\n')) {
    const [, field, value = ''] = /^([a-z]+): ?(.*)$/.exec(line) ?? [];
    if (field === 'id') message.id = value;
    if (field === 'event') message.type = value;
    if (field === 'data') message.data = message.data === '' ? value : `${message.data}\n${value}`;
  }
  return message;
}

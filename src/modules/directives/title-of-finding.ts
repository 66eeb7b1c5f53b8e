/**
 * What a task is called in lists: the deed, without the mark its clause is listed by and without "Giao A chủ trì, phối hợp
 * với B" before it, which the list shows in columns of its own. The whole sentence where nothing else would be left.
 */
export function titleOf(quote: string, owner: string | null, partners: readonly string[]): string {
  const sentence = oneLine(quote)
    .replace(/^(?:[-–—•+*]|\(?(?:\d{1,2}|[a-zđ])[.)](?=\s))\s*/u, '')
    .replace(/[.;,\s]+$/, '');
  const whole = sentence === '' ? oneLine(quote) : sentence;
  const deed = withoutOwner(whole, owner, partners);
  const title = deed.length < shortestDeed ? whole : deed;
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}`.slice(0, longest);
}

const shortestDeed = 12;
const longest = 2000;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function withoutOwner(sentence: string, owner: string | null, partners: readonly string[]): string {
  if (owner === null) return sentence;
  const assigned = sentence.replace(/^(?:giao|đề nghị|yêu cầu|phân công)(?: cho)? /i, '');
  const name = oneLine(owner);
  if (!assigned.startsWith(name)) return sentence;
  const rest = assigned.slice(name.length).replace(/^ ?,? ?chủ trì(?!\p{L})/u, '');
  if (!/^[ ,]*(?:và )?phối hợp/.test(rest)) return rest.replace(/^[ ,:]+/, '');
  const ends = partners
    .map(oneLine)
    .map((partner) => (rest.includes(partner) ? rest.indexOf(partner) + partner.length : 0));
  return rest.slice(Math.max(0, ...ends)).replace(/^[ ,:]+/, '');
}

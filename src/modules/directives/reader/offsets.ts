/** A stretch of a text in UTF-16 units, as JavaScript counts; turned into code points once, where a reading is made. */
export interface Span {
  start: number;
  end: number;
}

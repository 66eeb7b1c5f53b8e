import { options } from 'preact';

/**
 * Effects run as soon as a page is drawn and not after it was painted, as React does after a key or a press: what is sent by
 * the next key says what was typed before it.
 */
options.requestAnimationFrame = queueMicrotask;

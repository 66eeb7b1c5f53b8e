/** The IMAP server of the tests; it comes without types. */
declare module 'hoodiecrow-imap' {
  interface LetterBoxServer {
    server: { address(): { port: number } };
    listen(port: number, host: string, ready: () => void): void;
    close(closed: () => void): void;
    getMailbox(folder: string): { messages: { flags: string[] }[] };
    appendMessage(folder: string, flags: string[], internaldate: Date | false, raw: string): void;
  }
  export default function hoodiecrow(options: {
    plugins: string[];
    storage: Record<string, { messages: { raw: string; flags?: string[] }[] }>;
  }): LetterBoxServer;
}

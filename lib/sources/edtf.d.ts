declare module 'edtf' {
  /** Parses EDTF up to level 2; `min` and `max` are UTC milliseconds, possibly infinite for open ends. Throws on anything else. */
  export default function edtf(text: string): { min?: number; max?: number }
}

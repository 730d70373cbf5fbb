/** Whether a page's path (without the query) is that of a source to read. */
export const isReaderPath = (path: string): boolean =>
  /^\/projects\/[^/]+\/sources\/[0-9a-f]{8}-[0-9a-f-]{27}$/.test(path)

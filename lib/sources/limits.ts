// How large a file may be that is brought in, in bytes. A document in a container carries pictures and fonts beside its text.
const megabyte = 1024 * 1024
export const mostBytesOfText = 20 * megabyte
export const mostBytesOfContainer = 64 * megabyte
const containers = new Set(['pdf', 'docx', 'odt', 'epub'])

export function mostBytesOf(fileName: string): number {
  const extension = /\.([^./\\]{1,12})$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  return containers.has(extension) ? mostBytesOfContainer : mostBytesOfText
}

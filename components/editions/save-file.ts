/** Saves an answer as a file on the person's computer and returns the name the server gave it. */
export async function saveFile(response: Response): Promise<string> {
  const name = fileNameOf(response.headers.get('content-disposition') ?? '')
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser needs the address until the saving has begun.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return name
}

/** The file name in a Content-Disposition header (RFC 6266): `filename*` before `filename`. */
export function fileNameOf(header: string): string {
  const extended = /filename\*\s*=\s*UTF-8''([^;]+)/i.exec(header)?.[1]
  if (extended !== undefined) {
    try {
      return decodeURIComponent(extended.trim())
    } catch {
      // Not well formed: the plain name follows.
    }
  }
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;]+))/i.exec(header)
  return (plain?.[1] ?? plain?.[2] ?? 'fontes').trim()
}

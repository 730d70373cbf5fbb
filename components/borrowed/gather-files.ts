// Several files dropped together are one: a collection of CATMA and its text.

export async function gatherFiles(files: readonly File[]): Promise<File | null> {
  const [first] = files
  if (!first || files.length === 1) return first ?? null
  const { zip } = await import('fflate')
  const contents: Record<string, Uint8Array> = {}
  for (const file of files) contents[file.name] = new Uint8Array(await file.arrayBuffer())
  const bytes = await new Promise<Uint8Array>((resolve, reject) =>
    zip(contents, { level: 1 }, (error, done) => (error ? reject(error) : resolve(done))),
  )
  return new File([new Uint8Array(bytes)], `${first.name}.zip`)
}

// Long answers of JSON that travel packed: DEFLATE (RFC 1951) under a media type of their own. A `Content-Encoding` would say the
// same, but Next takes it from an answer and packs anew each time.

export const packedType = 'application/vnd.fontes.json+deflate'

/** The JSON of a packed answer. Throws TypeError when it was cut off or is not packed, SyntaxError when it is no JSON. */
export async function readPacked(response: Response): Promise<unknown> {
  if (!response.body) throw new TypeError('The answer has no body.')
  return new Response(response.body.pipeThrough(new DecompressionStream('deflate-raw'))).json()
}

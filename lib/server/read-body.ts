// Bodies as streams: every byte is counted as it comes, so a lying Content-Length gains nothing, and a JSON body or
// file is in memory once.
import 'server-only'
import { Readable } from 'node:stream'
import { Busboy } from '@fastify/busboy'
import { mostBytesBesideFile } from '#lib/api/endpoint.ts'
import { AppError } from '#lib/api/problem.ts'
import { contentType, tooLarge } from './request-guards.ts'
import { checkPlain } from './strict-input.ts'

export interface Upload {
  /** As the browser named it; null when the body was the bare file. */
  readonly fileName: string | null
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** The whole body, or `too_large` as soon as it exceeds `limit`. */
async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (;;) {
    const next = await reader?.read()
    if (!next || next.done) break
    size += next.value.byteLength
    if (size > limit) {
      void reader?.cancel()
      throw tooLarge(limit)
    }
    chunks.push(next.value)
  }
  return join(chunks, size)
}

/** A JSON body; `undefined` when there is none. Refuses what is not UTF-8, not JSON, or not plain data. */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const bytes = await readBytes(request, limit)
  if (bytes.byteLength === 0) return undefined
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw error instanceof AppError ? error : notJson()
  }
}

function parseJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw notJson()
  }
  checkPlain(value)
  return value
}

const notJson = (): AppError => new AppError('invalid', 'The body is not JSON in UTF-8.', { reason: 'json' })

/**
 * The one file of a multipart body, or the body itself when it is application/octet-stream. `isAccompanied`: a field beside the
 * file may say something about it.
 */
export async function readUpload(
  request: Request,
  limit: number,
  isAccompanied = false,
): Promise<{ upload: Upload; beside: unknown }> {
  if (contentType(request) === 'application/octet-stream') {
    return { upload: { fileName: null, bytes: await readBytes(request, limit) }, beside: undefined }
  }
  const { body } = request
  if (!body) throw noFile()
  const source = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
  try {
    return await readMultipart(source, request.headers.get('content-type') ?? '', limit, isAccompanied)
  } finally {
    source.destroy()
  }
}

function readMultipart(
  source: Readable,
  type: string,
  limit: number,
  isAccompanied: boolean,
): Promise<{ upload: Upload; beside: unknown }> {
  return new Promise((resolve, reject) => {
    let upload: Upload | null = null
    let beside: unknown
    let parser: InstanceType<typeof Busboy>
    try {
      parser = new Busboy({
        headers: { 'content-type': type },
        limits: {
          files: 1,
          fields: isAccompanied ? 1 : 0,
          fieldSize: mostBytesBesideFile,
          parts: isAccompanied ? 3 : 2,
          fileSize: limit,
          headerPairs: 20,
        },
      })
    } catch {
      reject(new AppError('invalid', 'The multipart body has no boundary.', { reason: 'multipart' }))
      return
    }
    parser.on('file', (_field, stream, fileName) => {
      const chunks: Uint8Array[] = []
      let size = 0
      stream.on('data', (chunk: Uint8Array) => {
        chunks.push(chunk)
        size += chunk.byteLength
      })
      stream.on('limit', () => reject(tooLarge(limit)))
      // The part ends in the middle: without a listener this would end the process.
      stream.on('error', () => reject(broken()))
      stream.on('end', () => {
        upload = { fileName: fileName || null, bytes: join(chunks, size) }
      })
    })
    parser.on('field', (name, value, _isNameCut, isCut) => {
      try {
        if (isCut) throw tooLarge(mostBytesBesideFile)
        if (name !== 'body')
          throw new AppError('invalid', `There is no field ${name}.`, { reason: 'multipart' })
        beside = parseJson(value)
      } catch (error) {
        reject(error)
      }
    })
    parser.on('filesLimit', () =>
      reject(new AppError('invalid', 'Send one file at a time.', { reason: 'multipart' })),
    )
    parser.on('fieldsLimit', () =>
      reject(new AppError('invalid', 'Send the file without further fields.', { reason: 'multipart' })),
    )
    parser.on('finish', () => (upload ? resolve({ upload, beside }) : reject(noFile())))
    parser.on('error', () => reject(broken()))
    source.on('error', () => reject(broken()))
    source.pipe(parser)
  })
}

function broken(): AppError {
  return new AppError('invalid', 'The upload broke off or is damaged.', { reason: 'multipart' })
}

function noFile(): AppError {
  return new AppError('invalid', 'There is no file in this request.', { reason: 'no_file' })
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

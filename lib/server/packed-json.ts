// Answers that travel packed (lib/api/packed.ts). A piece is packed by itself, so that what stays the same is packed once.
import 'server-only'
import { promisify } from 'node:util'
import { constants, deflateRaw } from 'node:zlib'

/** The packed bytes of an answer whose JSON was written field by field from its schema. */
export class PackedJson {
  readonly bytes: Buffer<ArrayBuffer>
  /** `pieces` come from `packPiece`, in the order of the text. */
  constructor(pieces: readonly Buffer[]) {
    this.bytes = Buffer.concat([...pieces, lastBlock])
  }
}

/** An empty block that ends the whole (RFC 1951, 3.2.3): its pieces say only where they stop. */
const lastBlock = Buffer.from([0x03, 0x00])

const deflate = promisify(deflateRaw)

/** Part of a text, packed so that any other piece may stand before and behind it. */
export function packPiece(text: string): Promise<Buffer> {
  // The quickest: the next step saves a tenth of the bytes and takes twice as long.
  return deflate(text, { level: 1, finishFlush: constants.Z_FULL_FLUSH })
}

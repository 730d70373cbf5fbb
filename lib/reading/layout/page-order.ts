// Pages that stand in the wrong place in the file: the numbers of the notes called on them, or their printed numbers, say where
// they belong, and the sentences at their borders agree.
import { beginsSmall, endsFully, type SourceLine, leastOf, mostOf } from './lines.ts'
import type { Sheet } from './sheets.ts'

export interface PageMove {
  /** Order in the file of the page that is moved, and of the page it is put before. */
  readonly sheet: number
  readonly before: number
}

export interface OrderInput {
  readonly sheets: readonly Sheet[]
  readonly lines: readonly SourceLine[]
  /** Lines of the running text, by sheet. */
  readonly body: ReadonlyMap<number, readonly number[]>
  /** Numbers of the notes called on a sheet. */
  readonly called: ReadonlyMap<number, readonly number[]>
}

/** The sheets in reading order, and which of them were moved. */
export function orderPages(input: OrderInput): { order: number[]; moves: PageMove[] } {
  const order = input.sheets.map(({ order }) => order)
  const moves = orderByNumbers(input, order)
  for (const sheet of input.sheets) {
    const before = belongsBefore(input, order, sheet.order)
    if (before === null) continue
    order.splice(order.indexOf(sheet.order), 1)
    order.splice(order.indexOf(before), 0, sheet.order)
    moves.push({ sheet: sheet.order, before })
  }
  return { order, moves }
}

/** A page whose printed number belongs between two others goes there, when the sentences at its borders do not object. */
function orderByNumbers(input: OrderInput, order: number[]): PageMove[] {
  const moves: PageMove[] = []
  const numberAt = (at: number): number | undefined => input.sheets[order[at] ?? -1]?.number
  for (let at = 1; at < order.length; at++) {
    const [own, above, next] = [numberAt(at), numberAt(at - 1), numberAt(at + 1)]
    if (own === undefined || above === undefined || own >= above) continue
    // Numbers that begin again go on from there; a page in the wrong place is followed by one that belongs where it stands.
    if (next !== undefined && next < above && own !== above - 1) continue
    let target = at - 1
    while (target > 0 && (numberAt(target - 1) ?? -1) > own) target--
    const before = numberAt(target - 1)
    const [sheet, goal] = [order[at] ?? -1, order[target] ?? -1]
    const isNeighbour = (before !== undefined && own - before === 1) || (numberAt(target) ?? 0) - own === 1
    if (!isNeighbour || before === own) continue
    const moved = joints(input, order[target - 1], sheet) + joints(input, sheet, goal)
    const stays = joints(input, order[at - 1], sheet) + joints(input, order[target - 1], goal)
    if (moved < stays) continue
    order.splice(at, 1)
    order.splice(target, 0, sheet)
    moves.push({ sheet, before: goal })
  }
  return moves
}

function belongsBefore(input: OrderInput, order: readonly number[], sheet: number): number | null {
  const own = input.called.get(sheet) ?? []
  if (own.length < 2) return null
  const at = order.indexOf(sheet)
  if (at <= 0) return null
  const [least, most] = [leastOf(own), mostOf(own)]
  // The pages before it whose notes all come after its own.
  let target = at
  while (target > 0) {
    const before = input.called.get(order[target - 1] ?? -1) ?? []
    const hasText = (input.body.get(order[target - 1] ?? -1) ?? []).length > 0
    if (before.length === 0 && hasText) break
    if (before.length > 0 && leastOf(before) <= most) break
    target--
  }
  // Only empty pages in between: nothing says that it belongs before them.
  const passesNotes = order.slice(target, at).some((one) => (input.called.get(one) ?? []).length > 0)
  if (!passesNotes) return null
  const earlier = order.slice(0, target).flatMap((one) => input.called.get(one) ?? [])
  // Numbers that begin again on every page, or chapter, say nothing of the order.
  if (earlier.length > 0 && mostOf(earlier) >= least) return null
  const goal = order[target] ?? -1
  return joints(input, order[target - 1], sheet) + joints(input, sheet, goal) >
    joints(input, order[target - 1], goal)
    ? goal
    : null
}

/** 1 where the end of one page and the beginning of another make one sentence or both are whole, 0 where they contradict. */
function joints({ body, lines }: OrderInput, above: number | undefined, below: number): number {
  if (above === undefined) return 1
  const last = lines[(body.get(above) ?? []).at(-1) ?? -1]
  const first = lines[(body.get(below) ?? [])[0] ?? -1]
  if (!last || !first) return 0
  if (beginsSmall(first.text)) return endsFully(last.text) ? 0 : 1
  return endsFully(last.text) ? 1 : 0.5
}

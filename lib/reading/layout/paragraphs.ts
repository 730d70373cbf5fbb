// Lines to blocks: where a paragraph ends, and which lines keep their ends.
import type { Choices, Decision } from '../reading.ts'
import type { BlockLines, FlowLine } from './flow.ts'
import { findLineGroups } from './line-groups.ts'
import { breakBetween, learnHabits, type Break } from './paragraph-breaks.ts'
import { measureText } from './text-measure.ts'

export interface ParagraphReading {
  readonly blocks: BlockLines[]
  readonly decisions: Decision[]
}

export function findParagraphs(
  flow: readonly FlowLine[],
  choices: Choices,
  isJoined: boolean,
): ParagraphReading {
  const measures = measureText(flow, isJoined)
  const groups = findLineGroups(flow, measures)
  const habits = learnHabits(flow)
  const decisions: Decision[] = []
  const blocks: BlockLines[] = []
  flow.forEach((here, i) => {
    const [before, measure, group] = [flow[i - 1], measures[i], groups.get(i)]
    const found: Break =
      before && measure
        ? breakBetween(flow, i, before, here, measure, habits)
        : { breaks: true, certain: true, reason: 'begins' }
    const key = `paragraph:${here.line.start}`
    const chosen = before ? choices[key] : undefined
    const goesOn = group !== undefined && group.first < i && group.kind !== 'rows'
    const stands = group ? !goesOn : groups.has(i - 1) ? true : found.breaks
    const breaks = chosen === undefined ? stands : chosen === 'begin'
    if (before && ((!found.certain && !group) || chosen !== undefined || here.crosses)) {
      decisions.push({
        key,
        kind: 'paragraph',
        raw: [here.line.start, Math.min(here.line.end, here.line.start + 1)],
        choice: breaks ? 'begin' : 'run-on',
        options: ['begin', 'run-on'],
        certain: chosen !== undefined || found.certain,
        reason: chosen === undefined ? found.reason : 'chosen',
      })
    }
    const open = blocks.at(-1)
    if (!breaks && open) open.lines.push(here)
    else
      blocks.push({
        kind: group?.kind === 'verse' ? 'verse' : group?.kind === 'rows' ? 'table-row' : 'paragraph',
        lines: [here],
        keepsLines: group !== undefined && group.kind !== 'rows',
      })
  })
  return { blocks, decisions }
}

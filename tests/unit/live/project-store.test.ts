import { describe, expect, test } from 'vitest'
import { createProjectStore } from '#components/live/project-store.ts'
import type { Transport } from '#components/live/store-view.ts'
import { createWrite, retireWrite, reviseWrite } from '#components/live/optimistic.ts'
import { AppError } from '#lib/api/problem.ts'
import type { ProjectEvent, Write } from '#lib/live/event.ts'
import type { RecordOf } from '#lib/live/records.ts'

const me = '00000000-0000-7000-8000-000000000001'
const other = '00000000-0000-7000-8000-000000000002'
const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const cut = () => new AppError('unavailable', 'cut', { reason: 'network' })

/** A server in memory: one log, operations remembered by id, and switches for what may go wrong on the way. */
function fakeServer() {
  const log: ProjectEvent[] = []
  const records = new Map<string, Record<string, unknown>>()
  const done = new Map<string, ProjectEvent[]>()
  const calls: string[] = []
  const trouble: { before?: Error | undefined; after?: Error | undefined; refuse?: AppError | undefined } = {}
  const held: (() => void)[] = []
  let isHolding = false

  function commit(
    operationId: string,
    actorId: string,
    changes: Omit<ProjectEvent, 'version' | 'operationId' | 'actorId' | 'at'>[],
  ) {
    const events = changes.map((change, i) => ({
      ...change,
      version: log.length + 1 + i,
      operationId,
      actorId,
      at: '2026-01-01T00:00:00.000Z',
    }))
    for (const event of events) records.set(event.id, event.after ?? {})
    log.push(...events)
    done.set(operationId, events)
    return events
  }
  function write(operationId: string, writes: readonly Write[], actorId = me): ProjectEvent[] {
    const known = done.get(operationId)
    if (known) return known
    const changes = writes.map((one) => {
      const before = records.get(one.id) ?? null
      if (one.op === 'create') {
        const after = { version: 1, retiredAt: null, createdById: actorId, ...one.fields, id: one.id }
        return { kind: one.kind, id: one.id, action: 'created' as const, before: null, after }
      }
      const version = Number(before?.['version'])
      if (one.op !== 'restore' && one.ifVersion !== version)
        throw new AppError('precondition_failed', 'stale', { current: before })
      const fields = one.op === 'revise' ? one.fields : { retiredAt: one.op === 'retire' ? 'now' : null }
      const action = one.op === 'revise' ? 'revised' : one.op === 'retire' ? 'retired' : 'restored'
      return {
        kind: one.kind,
        id: one.id,
        action: action as ProjectEvent['action'],
        before,
        after: { ...before, ...fields, version: version + 1 },
      }
    })
    return commit(operationId, actorId, changes)
  }
  function revert(operationId: string, target: string): ProjectEvent[] {
    const known = done.get(operationId)
    if (known) return known
    const changes = (done.get(target) ?? []).toReversed().map((event) => {
      const now = records.get(event.id) ?? {}
      const isBorn = event.before === null
      const after = {
        ...(isBorn ? now : event.before),
        retiredAt: isBorn ? 'now' : (event.before?.['retiredAt'] ?? null),
        version: Number(now['version']) + 1,
      }
      return {
        kind: event.kind,
        id: event.id,
        action: after.retiredAt ? ('retired' as const) : ('restored' as const),
        before: now,
        after,
      }
    })
    return commit(operationId, me, changes)
  }
  async function answer<T>(name: string, work: () => T): Promise<T> {
    calls.push(name)
    if (isHolding) await new Promise<void>((resolve) => held.push(resolve))
    if (trouble.before) throw trouble.before
    if (trouble.refuse) {
      const refusal = trouble.refuse
      trouble.refuse = undefined
      throw refusal
    }
    const result = work()
    if (trouble.after) throw trouble.after
    return result
  }
  const transport: Transport = {
    send: (id, writes) => answer(`send ${id}`, () => write(id, writes)),
    revert: (id, target) => answer(`revert ${id}`, () => revert(id, target)),
    changes: async (since) => {
      if (trouble.before) throw trouble.before
      return { events: log.filter((event) => event.version > since), version: log.length }
    },
    snapshot: async () => ({
      version: log.length,
      records: { tag: [...records.values()] as unknown as RecordOf<'tag'>[] },
    }),
  }
  return {
    transport,
    log,
    calls,
    trouble,
    write,
    hold: () => (isHolding = true),
    release: () => {
      isHolding = false
      for (const go of held.splice(0)) go()
    },
  }
}

function open(server: ReturnType<typeof fakeServer>, { isWhole = true } = {}) {
  let ids = 100
  const tasks: (() => void)[] = []
  const store = createProjectStore(
    idOf(9),
    { version: 0, records: {}, isWhole },
    {
      userId: me,
      transport: server.transport,
      newId: () => idOf(ids++),
      now: () => '2026-01-01T00:00:00.000Z',
      schedule: (task) => {
        tasks.push(task)
        return () => void tasks.splice(tasks.indexOf(task), 1)
      },
    },
  )
  const settle = async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve()
  }
  const runTimers = async () => {
    for (const task of tasks.splice(0)) task()
    await settle()
  }
  return { store, settle, runTimers, label: (id: string) => store.view().records.tag[id]?.label }
}

const tag = (id: string, label: string) => createWrite('tag', id, { label })
const tagOf = (store: ReturnType<typeof open>['store'], id: string) =>
  store.view().records.tag[id] as RecordOf<'tag'>

describe('the store of a project', () => {
  test('shows a write at once and says saved only after the answer', async () => {
    const server = fakeServer()
    const { store, settle, label } = open(server)
    server.hold()
    const outcome = store.run('tag', [tag(idOf(1), 'Rapallo')])
    expect(label(idOf(1))).toBe('Rapallo')
    expect(store.view().saveState).toBe('saving')
    server.release()
    await settle()
    expect(store.view().saveState).toBe('saved')
    expect(await outcome).toEqual({ ok: true })
    expect(store.view().version).toBe(1)
  })

  test('applies the answer and the same events from the line once', async () => {
    const server = fakeServer()
    const { store, settle, label } = open(server)
    await store.run('tag', [tag(idOf(1), 'Rapallo')])
    const before = store.view().records
    store.receive({ type: 'changed', version: 1 })
    store.wake()
    await settle()
    expect(store.view().records).toBe(before)
    expect(label(idOf(1))).toBe('Rapallo')
  })

  test('sends writes in order, one at a time, whatever the answers take', async () => {
    const server = fakeServer()
    const { store, settle } = open(server)
    server.hold()
    void store.run('one', [tag(idOf(1), 'a')])
    void store.run('two', [reviseWrite('tag', tagOf(store, idOf(1)), { label: 'b' })])
    void store.run('three', [reviseWrite('tag', tagOf(store, idOf(1)), { label: 'c' })])
    expect(server.calls).toHaveLength(1)
    expect(tagOf(store, idOf(1)).label).toBe('c')
    server.release()
    await settle()
    expect(server.calls).toEqual([`send ${idOf(100)}`, `send ${idOf(101)}`, `send ${idOf(102)}`])
    expect(tagOf(store, idOf(1))).toMatchObject({ label: 'c', version: 3 })
    expect(store.view().saveState).toBe('saved')
  })

  test('keeps a write while the line is cut and sends it again under the same id', async () => {
    const server = fakeServer()
    const { store, settle, runTimers, label } = open(server)
    server.trouble.before = cut()
    const outcome = store.run('tag', [tag(idOf(1), 'Rapallo')])
    await settle()
    expect(store.view().saveState).toBe('offline')
    expect(label(idOf(1))).toBe('Rapallo')
    await runTimers()
    server.trouble.before = undefined
    await runTimers()
    expect(await outcome).toEqual({ ok: true })
    expect(new Set(server.calls)).toEqual(new Set([`send ${idOf(100)}`]))
    expect(server.log).toHaveLength(1)
    expect(store.view().saveState).toBe('saved')
  })

  test('writes once when the server took it but the answer was lost', async () => {
    const server = fakeServer()
    const { store, settle, runTimers } = open(server)
    server.trouble.after = cut()
    const outcome = store.run('tag', [tag(idOf(1), 'Rapallo')])
    await settle()
    server.trouble.after = undefined
    await runTimers()
    expect(await outcome).toEqual({ ok: true })
    expect(server.log).toHaveLength(1)
  })

  test('takes a lost answer from the line, without showing the record twice or losing a later change', async () => {
    const server = fakeServer()
    const { store, settle, label } = open(server)
    server.trouble.after = cut()
    void store.run('tag', [tag(idOf(1), 'Rapallo')])
    await settle()
    server.write(
      idOf(50),
      [{ op: 'revise', kind: 'tag', id: idOf(1), ifVersion: 1, fields: { label: 'Genoa' } }],
      other,
    )
    store.receive({ type: 'changed', version: 2 })
    await settle()
    expect(label(idOf(1))).toBe('Genoa')
    expect(store.view().pendingCount).toBe(0)
  })

  test('fetches what stands between when an answer runs ahead of others’ events', async () => {
    const server = fakeServer()
    const { store, settle, label } = open(server)
    server.write(idOf(50), [tag(idOf(2), 'theirs')], other)
    const foreign: number[] = []
    store.onForeignEvents((events) => foreign.push(...events.map((event) => event.version)))
    await store.run('tag', [tag(idOf(1), 'mine')])
    expect(label(idOf(1))).toBe('mine')
    await settle()
    expect(label(idOf(2))).toBe('theirs')
    expect(store.view()).toMatchObject({ version: 2, saveState: 'saved' })
    expect(foreign).toEqual([1])
  })

  test('drops a refused write, keeps its content to be shown, and goes on with the next', async () => {
    const server = fakeServer()
    const { store, settle, label } = open(server)
    await store.run('tag', [tag(idOf(1), 'first')])
    const seen = tagOf(store, idOf(1))
    server.write(idOf(50), [reviseWrite('tag', seen, { label: 'theirs' })], other)
    const outcome = store.run('rename', [reviseWrite('tag', seen, { label: 'mine' })])
    void store.run('another', [tag(idOf(3), 'third')])
    expect(await outcome).toMatchObject({
      ok: false,
      problem: { code: 'precondition_failed', current: { label: 'theirs' } },
    })
    await settle()
    expect(label(idOf(1))).toBe('theirs')
    expect(label(idOf(3))).toBe('third')
    const [refusal] = store.view().refusals
    expect(refusal).toMatchObject({ label: 'rename', writes: [{ fields: { label: 'mine' } }] })
    expect(store.view().saveState).toBe('refused')
    store.dismiss(refusal?.id ?? '')
    expect(store.view().saveState).toBe('saved')
  })

  test('undoes, redoes and undoes again', async () => {
    const server = fakeServer()
    const { store, label } = open(server)
    await store.run('tag it', [tag(idOf(1), 'Rapallo')])
    expect(store.view().undoLabel).toBe('tag it')
    await store.undo()
    expect(label(idOf(1))).toBeUndefined()
    expect(store.view()).toMatchObject({ undoLabel: null, redoLabel: 'tag it' })
    await store.redo()
    expect(label(idOf(1))).toBe('Rapallo')
    await store.undo()
    expect(label(idOf(1))).toBeUndefined()
    expect(server.log.map((event) => event.action)).toEqual(['created', 'retired', 'restored', 'retired'])
  })

  test('takes back the operation that is named, whatever was done since', async () => {
    const server = fakeServer()
    const { store, label } = open(server)
    await store.run('first', [tag(idOf(1), 'Rapallo')])
    const first = store.view().undoId
    await store.run('second', [tag(idOf(2), 'Genoa')])
    await store.undo(first ?? undefined)
    expect([label(idOf(1)), label(idOf(2))]).toEqual([undefined, 'Genoa'])
    expect(store.view()).toMatchObject({ undoLabel: 'second', redoLabel: 'first' })
    expect(await store.undo(first ?? undefined)).toMatchObject({ ok: false })
  })

  test('keeps the view it was handed, for parts of the page that wake up late', async () => {
    const server = fakeServer()
    const { store } = open(server)
    const handed = store.view()
    await store.run('tag it', [tag(idOf(1), 'Rapallo')])
    expect(store.view()).not.toBe(handed)
    expect(store.viewAtLoad()).toBe(handed)
  })

  test('undo before the answer shows the old state at once', async () => {
    const server = fakeServer()
    const { store, settle, label } = open(server)
    server.hold()
    void store.run('tag it', [tag(idOf(1), 'Rapallo')])
    void store.undo()
    expect(label(idOf(1))).toBeUndefined()
    void store.redo()
    expect(label(idOf(1))).toBe('Rapallo')
    server.release()
    await settle()
    server.release()
    await settle()
    expect(label(idOf(1))).toBe('Rapallo')
    expect(store.view().saveState).toBe('saved')
  })

  test('a refused write takes its waiting undo along', async () => {
    const server = fakeServer()
    const { store, settle } = open(server)
    server.trouble.refuse = new AppError('forbidden', 'no')
    server.hold()
    void store.run('tag it', [tag(idOf(1), 'Rapallo')])
    const undone = store.undo()
    server.release()
    await settle()
    expect(await undone).toEqual({ ok: true })
    expect(store.view().refusals).toHaveLength(1)
    expect(store.view()).toMatchObject({ pendingCount: 0, undoLabel: null, redoLabel: null })
  })

  test('retiring a passage takes what hangs on it out of sight', async () => {
    const server = fakeServer()
    const { store } = open(server)
    const passage = {
      sourceId: idOf(7),
      revisionId: idOf(8),
      spans: [[0, 3] as [number, number]],
      quote: 'abc',
    }
    await store.run('mark', [
      createWrite('passage', idOf(1), passage),
      tag(idOf(2), 'Rapallo'),
      createWrite('tagging', idOf(3), { tagId: idOf(2), passageId: idOf(1) }),
    ])
    server.hold()
    void store.run('delete', [retireWrite('passage', { id: idOf(1), version: 1 })])
    const { passage: passages, tagging, tag: tags } = store.view().records
    expect([Object.keys(passages), Object.keys(tagging), Object.keys(tags)]).toEqual([[], [], [idOf(2)]])
  })

  test('says offline while the live line is cut, even with nothing to save', () => {
    const { store } = open(fakeServer())
    store.setConnected(false)
    expect(store.view().saveState).toBe('offline')
    store.setConnected(true)
    expect(store.view().saveState).toBe('saved')
  })

  test('tells of drafts that changed, and that any may have while the line was cut', () => {
    const { store } = open(fakeServer())
    const told: (string | null)[] = []
    const stop = store.onDrafts((sourceId) => told.push(sourceId))
    store.receive({ type: 'drafts', sourceId: idOf(7) })
    store.setConnected(false)
    store.setConnected(true)
    stop()
    store.receive({ type: 'drafts', sourceId: idOf(8) })
    expect(told).toEqual([idOf(7), null])
  })
})

describe('a store that begins with a part of the project', () => {
  test('fetches the whole when it is woken, and says until then that it is not here', async () => {
    const server = fakeServer()
    server.write(idOf(50), [tag(idOf(2), 'theirs')], other)
    const { store, settle, label } = open(server, { isWhole: false })
    expect(store.view().isWhole).toBe(false)
    const foreign: unknown[] = []
    store.onForeignEvents((events) => foreign.push(events))
    store.wake()
    await settle()
    expect(store.view()).toMatchObject({ isWhole: true, version: 1 })
    expect(label(idOf(2))).toBe('theirs')
    // What was there before one came is no news.
    expect(foreign).toEqual([])
  })

  test('keeps what was written and confirmed while the whole was still on its way', async () => {
    const server = fakeServer()
    const { store, settle, label } = open(server, { isWhole: false })
    let arrive = (): void => {}
    const late = server.transport.snapshot()
    server.transport.snapshot = () => new Promise((done) => (arrive = () => done(late)))
    store.wake()
    await store.run('tag', [tag(idOf(1), 'mine')])
    expect(label(idOf(1))).toBe('mine')
    arrive()
    await settle()
    expect(label(idOf(1))).toBe('mine')
    expect(store.view()).toMatchObject({ isWhole: true, version: 1, saveState: 'saved' })
  })

  test('asks again when the whole could not be fetched, and for what came meanwhile', async () => {
    const server = fakeServer()
    const { store, settle, runTimers, label } = open(server, { isWhole: false })
    const { snapshot } = server.transport
    server.transport.snapshot = () => Promise.reject(cut())
    store.wake()
    await settle()
    expect(store.view().isWhole).toBe(false)
    server.transport.snapshot = snapshot
    server.write(idOf(50), [tag(idOf(2), 'theirs')], other)
    store.receive({ type: 'changed', version: 1 })
    await runTimers()
    expect(store.view()).toMatchObject({ isWhole: true, version: 1 })
    expect(label(idOf(2))).toBe('theirs')
  })
})

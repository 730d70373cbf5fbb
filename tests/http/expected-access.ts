// Who may do what, written down from the description of the roles and not from the code: the oracle of the
// authorization matrix. Numbers are HTTP statuses; `ok` is the status of success.
//
//   An anonymous or suspended person is nobody: 401. Whoever is not a member may not know that a project exists: 404.
//   A viewer reads and exports. A commenter also comments. An annotator also builds the argument and describes sources
//   and tags and collects corrections, but changes only what is their own. An editor changes everything of the work, brings
//   in sources, corrects their texts and makes editions. An owner also names members and the project. A token does no more than its owner, one for reading only
//   reads, one for another project is a stranger here, and none manages the account it belongs to.

export const principals = [
  'anonymous',
  'suspended',
  'nonMember',
  'admin',
  'removed',
  'viewer',
  'commenter',
  'annotator',
  'editor',
  'owner',
  'readToken',
  'writeToken',
  'boundToken',
  'removedToken',
] as const
/**
 * `readToken` and `writeToken` belong to editors, `boundToken` to an owner but for another project, `removedToken` to an
 * owner who was removed; `admin` is the instance's.
 */
export type Principal = (typeof principals)[number]

/**
 * What the request is about: a record that is the asker's `own`, or an `other`'s, in a project of theirs; something in a
 * `foreign` project; or the id of a foreign record with the address of one's own project (`swapped`).
 */
export type Relation = 'own' | 'other' | 'foreign' | 'swapped'

export type Outcome = 'ok' | 401 | 403 | 404

type Row = Record<Principal, Outcome>
const nobody = { anonymous: 401, suspended: 401 } as const
const outsiders = {
  ...nobody,
  nonMember: 404,
  admin: 404,
  removed: 404,
  boundToken: 404,
  removedToken: 404,
} as const

const row = (
  viewer: Outcome,
  commenter: Outcome,
  annotator: Outcome,
  editor: Outcome,
  owner: Outcome,
  readToken: Outcome,
): Row => ({
  ...outsiders,
  viewer,
  commenter,
  annotator,
  editor,
  owner,
  readToken,
  writeToken: editor,
})

//                          viewer commenter annotator editor owner readToken
const everyMember = row('ok', 'ok', 'ok', 'ok', 'ok', 'ok')
const commentersOwn = row(403, 'ok', 'ok', 'ok', 'ok', 403)
const commentersOther = row(403, 403, 403, 'ok', 'ok', 403)
const annotatorsOwn = row(403, 403, 'ok', 'ok', 'ok', 403)
const annotatorsOther = row(403, 403, 403, 'ok', 'ok', 403)
const editorsUp = row(403, 403, 403, 'ok', 'ok', 403)
const ownersOnly = row(403, 403, 403, 403, 'ok', 403)

const people = (token: Outcome): Row => ({
  ...nobody,
  nonMember: 'ok',
  admin: 'ok',
  removed: 'ok',
  viewer: 'ok',
  commenter: 'ok',
  annotator: 'ok',
  editor: 'ok',
  owner: 'ok',
  readToken: token,
  writeToken: token,
  boundToken: token,
  removedToken: token,
})
const anybody: Row = { ...people('ok'), anonymous: 'ok', suspended: 'ok' }
const anyPerson = people('ok')
const browserOnly = people(403)
/** Making things outside a project: not with a token that only reads or that is for one project. */
const makers: Row = { ...people('ok'), readToken: 403, boundToken: 403 }

/** A file on the import desk belongs to whoever laid it there: to everybody else it is not there, owners included. */
const ownDesk = [
  'readProposal',
  'getProposalReading',
  'getProposalOriginal',
  'reviseProposal',
  'acceptProposal',
  'discardProposal',
]
const othersDesk = row(403, 403, 403, 404, 404, 403)

/** Endpoints that are not about a record, by id. */
const fixed: Record<string, Row> = {
  health: anybody,
  openapi: anybody,
  readInvitation: anybody,
  // Joining needs somebody who joins: nobody, and no token, is one.
  acceptInvitation: { ...people(401) },
  getMe: anyPerson,
  reviseMe: browserOnly,
  changePassword: browserOnly,
  listSessions: browserOnly,
  endSessions: browserOnly,
  listTokens: browserOnly,
  createToken: browserOnly,
  revokeToken: browserOnly,
  listProjects: anyPerson,
  createProject: makers,
  importArchive: makers,
  getProject: everyMember,
  snapshot: everyMember,
  columnSnapshot: everyMember,
  changes: everyMember,
  history: everyMember,
  live: everyMember,
  // Saying where one reads changes nothing, so a token for reading may.
  showPresence: everyMember,
  getRevision: everyMember,
  getText: everyMember,
  getLines: everyMember,
  getOriginal: everyMember,
  // Pictures of pages are brought in as sources are, and seen by whoever sees the source.
  getFacsimile: everyMember,
  getFacsimilePage: everyMember,
  getDoubtfulWords: everyMember,
  getPageImageFile: everyMember,
  addPageImage: editorsUp,
  getDifference: everyMember,
  listPlaces: everyMember,
  getPlace: everyMember,
  listReview: everyMember,
  // Corrections are collected by whoever may annotate, and applied by whoever may bring in sources.
  listDrafts: annotatorsOwn,
  draftCorrection: annotatorsOwn,
  reviseDraft: annotatorsOwn,
  discardDraft: annotatorsOwn,
  applyCorrections: editorsUp,
  restoreRevision: editorsUp,
  previewRevision: editorsUp,
  acceptRevision: editorsUp,
  // Annotations from elsewhere are annotations; with their text they are a source.
  previewBorrowed: annotatorsOwn,
  acceptBorrowed: annotatorsOwn,
  previewBorrowedSource: editorsUp,
  acceptBorrowedSource: editorsUp,
  exportProject: everyMember,
  importSource: editorsUp,
  listProposals: editorsUp,
  createProposal: editorsUp,
  reviseProject: ownersOnly,
  retireProject: ownersOnly,
  listInvitations: ownersOnly,
  createInvitation: ownersOnly,
  revokeInvitation: ownersOnly,
  reviseMember: ownersOnly,
  retireMember: ownersOnly,
  // The batch of the test makes a claim; the operation taken back made one.
  writeBatch: annotatorsOwn,
}

/** Kinds whose records an annotator makes, and changes when they are their own. */
const annotatorKinds = [
  ...['unit', 'sourceRelation', 'sourceReference', 'assessment', 'source'],
  ...[
    'tag',
    'passage',
    'placement',
    'note',
    'tagging',
    'claim',
    'attestation',
    'evidence',
    'claimRelation',
    'position',
    'conflict',
    'borrowing',
  ],
]

/** The outcome for one cell; throws for an endpoint that nobody has thought about. */
export function expected(endpointId: string, principal: Principal, relation: Relation): Outcome {
  const outcome = decide(endpointId, relation)[principal]
  // Foreign to everybody: as if the asker were no member at all.
  if (relation === 'foreign') return outcome === 401 ? 401 : 404
  // One's own project, another's record: whoever could change it learns only that it is not here.
  // What an operation did is not known before it is found, so here every member learns the same.
  const isMember = outcome !== 401 && outcome !== 404
  if (relation === 'swapped' && endpointId === 'revertOperation' && isMember && principal !== 'readToken')
    return 404
  if (relation === 'swapped') return outcome === 'ok' ? 404 : outcome
  return outcome
}

function decide(endpointId: string, relation: Relation): Row {
  if (endpointId === 'revertOperation') return relation === 'other' ? annotatorsOther : annotatorsOwn
  if (ownDesk.includes(endpointId)) return relation === 'other' ? othersDesk : editorsUp
  const known = fixed[endpointId]
  if (known) return known
  const [operation, kind = ''] = endpointId.split(':')
  if (operation === 'list' || operation === 'get') return everyMember
  const isOther = relation === 'other'
  if (kind === 'comment') return isOther ? commentersOther : commentersOwn
  if (kind === 'edition' || kind === 'pageImage') return editorsUp
  if (annotatorKinds.includes(kind)) {
    // A swapped id is nobody's own: an annotator who may write such records learns "not here", like an editor.
    return isOther ? annotatorsOther : annotatorsOwn
  }
  throw new RangeError(`expected-access.ts says nothing about ${endpointId}`)
}

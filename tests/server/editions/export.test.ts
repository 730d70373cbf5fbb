// Exports from a stored project.
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { exportFormats } from '#lib/api/export-format.ts'
import { authorize, personActor } from '#lib/server/access.ts'
import { exportProject, loadEdition } from '#lib/server/editions/queries.ts'
import { addPageImage } from '#lib/server/facsimile/images.ts'
import { acceptRevision, readBetterFile } from '#lib/server/revisions/better-file.ts'
import { importSource } from '#lib/server/sources/commands.ts'
import {
  addMemberTo,
  make,
  makeAttestation,
  makeClaim,
  makePassage,
  makePersonRow,
  makeProject,
  makeSource,
  newId,
  retirement,
  write,
} from '#tests/support/factories.ts'
import { altoOf, pngImage } from '#tests/support/make-image.ts'

async function dossier() {
  const project = await makeProject('The mill')
  const { grant } = project
  const source = await makeSource(grant, 'The mill burned 𝔞 in 1630.\nNobody saw it.', 'A')
  const other = await makeSource(grant, 'It stood in 1640.', 'B')
  const passage = await makePassage(grant, source, [[0, 18]])
  const claim = await makeClaim(grant)
  const attestation = await makeAttestation(grant, passage.id, claim.id)
  await make(grant, 'evidence', {
    fromAttestationId: attestation.id,
    toClaimId: claim.id,
    relation: 'contradicts',
    reasoning: 'Canary of the reason.',
  })
  return { project, grant, source, other, passage, claim }
}
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

it('[E1] every format carries the words, the claim, the reason and the name', async () => {
  const { project, grant } = await dossier()
  for (const format of exportFormats) {
    const file = await exportProject(grant, { format, language: 'de' })
    expect(file.fileName).toMatch(new RegExp(`^${project.slug}[-.]`))
    const whole =
      format === 'archive' ? Object.values(unzipSync(file.bytes)).map(textOf).join('\n') : textOf(file.bytes)
    for (const words of ['The mill burned', 'Canary of the reason.', project.owner.name])
      expect(whole, `${format}: ${words}`).toContain(words)
  }
})

it('[E1] equal states give equal editions but for the time', async () => {
  const { grant } = await dossier()
  const [one, two] = [await loadEdition(grant, null, 'en'), await loadEdition(grant, null, 'en')]
  expect({ ...two, stamp: { ...two.stamp, generatedAt: one.stamp.generatedAt } }).toEqual(one)
})

it('[E6] a saved choice prints its sources and says what it leaves out; a retired or unknown one is not found', async () => {
  const { grant, source } = await dossier()
  const choice = await make(grant, 'edition', { title: 'Only A', sourceIds: [source.sourceId] })
  const edition = await loadEdition(grant, choice.id, 'en')
  expect(edition.sources.map((one) => one.siglum)).toEqual(['A'])
  expect(edition.selection.sources.leftOut).toEqual(['B Source B'])
  await write(grant, retirement('edition', choice))
  await expect(loadEdition(grant, choice.id, 'en')).rejects.toMatchObject({ code: 'not_found' })
  await expect(loadEdition(grant, newId(), 'en')).rejects.toMatchObject({ code: 'not_found' })
})

it('[E3] what is retired is not printed', async () => {
  const { grant, passage } = await dossier()
  await write(grant, retirement('passage', passage))
  const file = await exportProject(grant, { format: 'w3c', language: 'en' })
  expect(textOf(file.bytes)).not.toContain(passage.id)
})

it('[E3] discussion stays out of editions', async () => {
  const { grant, claim } = await dossier()
  const body = {
    type: 'doc' as const,
    content: [
      { type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'canary of the thread' }] },
    ],
  }
  await make(grant, 'comment', { targetKind: 'claim', targetId: claim.id, body })
  for (const format of ['html', 'tei', 'w3c', 'markdown'] as const)
    expect(textOf((await exportProject(grant, { format, language: 'en' })).bytes)).not.toContain(
      'canary of the thread',
    )
})

it('a viewer may export; a stranger has no grant to export with', async () => {
  const { project } = await dossier()
  const viewer = await addMemberTo(project, 'viewer')
  const grant = await authorize(personActor(viewer.person), 'project.export', project.slug)
  expect((await exportProject(grant, { format: 'markdown', language: 'en' })).mediaType).toMatch(
    /^text\/markdown/,
  )
  const stranger = await makePersonRow()
  await expect(authorize(personActor(stranger), 'project.export', project.slug)).rejects.toMatchObject({
    code: 'not_found',
  })
})

it('[E18] an edition shows where marked words stand on the pictures, also in a text that came later without places', async () => {
  const { grant } = await makeProject('The weir')
  const ids = { sourceId: newId(), revisionId: newId() }
  const alto = altoOf([[[['Der', 100, 100, 60, 30], ['Müller', 170, 100, 120, 30], ['schwieg.', 300, 100, 150, 30]]]])
  await importSource(grant, { ...ids, bytes: new TextEncoder().encode(alto), fileName: 'page.xml' })
  const passage = await makePassage(grant, { ...ids, text: 'Der Müller schwieg.' }, [[4, 10]])
  expect((await loadEdition(grant, null, 'en')).sources[0]).toMatchObject({
    facsimile: [{ width: 1000, height: 1500, picture: null }],
    passages: [{ id: passage.id, zones: [{ x: 170, y: 100, width: 120, height: 30 }] }],
  })
  const picture = await addPageImage(grant, {
    ...{ id: newId(), sourceId: ids.sourceId, fileName: 'blatt.png', page: 0, bytes: pngImage(500, 750) },
  })
  const tei = textOf((await exportProject(grant, { format: 'tei', language: 'en' })).bytes)
  expect(tei).toContain('url="blatt.png"')
  expect(tei).toContain(picture.sha256)
  const bytes = new TextEncoder().encode('Der alte Müller schwieg.')
  const file = await readBetterFile(grant, { bytes, fileName: 'better.txt' })
  await acceptRevision(grant, { sourceId: ids.sourceId, revisionId: newId(), reason: '', ifNumber: 1 }, file)
  const w3c = textOf((await exportProject(grant, { format: 'w3c', language: 'en' })).bytes)
  expect(w3c).toContain(`/page-images/${picture.id}/image`)
  expect(w3c).toContain('"xywh=pixel:85,50,60,15"')
}) // prettier-ignore

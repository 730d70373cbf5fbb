// What the two invented readers of the dossier make of its passages: claims, what attests them, what speaks for and against,
// judgements of the sources, and who copied whom. Keys are the names used in sources.ts.
import type { EvidenceRelation } from '#lib/claims/vocabulary.ts'
import type { RecordFields } from '#lib/live/records.ts'
import type { PersonKey, SourceKey } from './sources.ts'

export const claims: Record<
  string,
  { by: PersonKey; fields: Partial<RecordFields<'claim'>>; tags: readonly string[] }
> = {
  fired: {
    by: 'brandt',
    tags: ['violence'],
    fields: {
      statement: 'Soldiers fired at the granary of Saltmere on 3 March 1741.',
      type: 'event',
      who: 'Captain Harrow’s company',
      what: 'fired',
      place: 'Saltmere, Corn Gate',
      dateText: '3 March 1741, about ten o’clock',
      dateEdtf: '1741-03-03',
      scopeNote: 'Any discharge of a firearm counts, whether aimed at the people or over their heads.',
      language: 'en',
      state: 'disputed',
    },
  },
  threeDead: {
    by: 'feld',
    tags: ['violence'],
    fields: {
      statement: 'Three people were killed by the shots.',
      type: 'number',
      who: 'three people',
      what: 'were killed',
      place: 'Saltmere, Corn Gate',
      dateText: '3 March 1741',
      dateEdtf: '1741-03-03',
      language: 'en',
      state: 'rejected',
    },
  },
  mayorOpened: {
    by: 'brandt',
    tags: ['authority'],
    fields: {
      statement: 'The granary was opened by order of the Mayor.',
      type: 'attribution',
      who: 'Mayor Ollery',
      what: 'ordered the granary opened',
      place: 'Saltmere, Corn Gate',
      dateText: 'the morning of 3 March 1741',
      dateEdtf: '1741-03-03',
      language: 'en',
      state: 'underDiscussion',
    },
  },
  crowdBroke: {
    by: 'feld',
    tags: ['authority', 'violence'],
    fields: {
      statement: 'The crowd broke the granary open before the soldiers came.',
      type: 'event',
      who: 'the crowd',
      what: 'broke the door',
      place: 'Saltmere, Corn Gate',
      dateText: 'before ten o’clock on 3 March 1741',
      dateEdtf: '1741-03-03',
      language: 'en',
      state: 'underDiscussion',
    },
  },
  minuteGenuine: {
    by: 'feld',
    tags: ['transmission'],
    fields: {
      statement: 'The minute of the Council (M) was written in 1741.',
      type: 'attribution',
      what: 'is of the date it bears',
      dateEdtf: '1741',
      language: 'en',
      state: 'rejected',
    },
  },
}

export const attestations: Record<
  string,
  { passage: string; claim: string; by: PersonKey; fields: Partial<RecordFields<'attestation'>> }
> = {
  thirleFired: {
    passage: 'thirleShots',
    claim: 'fired',
    by: 'brandt',
    fields: {
      polarity: 'affirms',
      standing: 'eyewitness',
      infoClass: 'primary',
      paraphrase: 'Two shots over the heads of the people.',
    },
  },
  harrowDenied: {
    passage: 'harrowNoShot',
    claim: 'fired',
    by: 'brandt',
    fields: { polarity: 'denies', standing: 'actor', infoClass: 'primary' },
  },
  courantFired: {
    passage: 'courantShots',
    claim: 'fired',
    by: 'feld',
    fields: {
      polarity: 'affirms',
      modality: 'reported',
      standing: 'hearsay',
      infoClass: 'secondary',
      informant: '“a Letter from Saltmere”',
    },
  },
  lundFired: {
    passage: 'lundVolley',
    claim: 'fired',
    by: 'feld',
    fields: { polarity: 'affirms', standing: 'laterAuthor', infoClass: 'secondary' },
  },
  thirleNone: {
    passage: 'thirleNoDead',
    claim: 'threeDead',
    by: 'brandt',
    fields: { polarity: 'denies', standing: 'eyewitness', infoClass: 'primary' },
  },
  courantThree: {
    passage: 'courantDead',
    claim: 'threeDead',
    by: 'feld',
    fields: { polarity: 'affirms', standing: 'unknown', infoClass: 'secondary' },
  },
  lundThree: {
    passage: 'lundVolley',
    claim: 'threeDead',
    by: 'feld',
    fields: { polarity: 'affirms', standing: 'laterAuthor', infoClass: 'secondary' },
  },
  registerSilent: {
    passage: 'lundRegister',
    claim: 'threeDead',
    by: 'brandt',
    fields: {
      polarity: 'silent',
      modality: 'reported',
      standing: 'scholarWithArchives',
      infoClass: 'secondary',
      paraphrase: 'The burial register knows no dead of that day.',
    },
  },
  thirleOpened: {
    passage: 'thirleMayor',
    claim: 'mayorOpened',
    by: 'brandt',
    fields: { polarity: 'affirms', standing: 'eyewitness', infoClass: 'primary' },
  },
  courantOpened: {
    passage: 'courantMayor',
    claim: 'mayorOpened',
    by: 'feld',
    fields: { polarity: 'affirms', modality: 'reported', standing: 'hearsay', infoClass: 'secondary' },
  },
  minuteOpened: {
    passage: 'minuteOrder',
    claim: 'mayorOpened',
    by: 'brandt',
    fields: { polarity: 'affirms', standing: 'unknown', infoClass: 'undetermined' },
  },
  harrowHouse: {
    passage: 'harrowMayor',
    claim: 'mayorOpened',
    by: 'brandt',
    fields: { polarity: 'denies', modality: 'reported', standing: 'hearsay', infoClass: 'secondary' },
  },
  harrowBroke: {
    passage: 'harrowDoor',
    claim: 'crowdBroke',
    by: 'feld',
    fields: {
      polarity: 'affirms',
      modality: 'reported',
      standing: 'hearsay',
      infoClass: 'secondary',
      informant: 'the Customs',
    },
  },
  minuteWords: {
    passage: 'minutePolice',
    claim: 'minuteGenuine',
    by: 'feld',
    fields: { polarity: 'denies', modality: 'inferred', standing: 'unknown' },
  },
  lundNoMinute: {
    passage: 'lundCouncil',
    claim: 'minuteGenuine',
    by: 'brandt',
    fields: { polarity: 'denies', standing: 'scholarWithArchives' },
  },
  harrowOrder: {
    passage: 'harrowOrders',
    claim: 'fired',
    by: 'feld',
    fields: { polarity: 'silent', standing: 'actor' },
  },
}

export const assessments: Record<
  string,
  { source: SourceKey; by: PersonKey; fields: Partial<RecordFields<'assessment'>> & { judgement: string } }
> = {
  harrowInterest: {
    source: 'harrow',
    by: 'feld',
    fields: {
      question: 'B2',
      judgement:
        'Harrow answers to the man who had forbidden him to fire. He had every reason to report that nobody fired.',
      reliability: 'C',
    },
  },
  minuteForged: {
    source: 'minute',
    by: 'feld',
    fields: {
      question: 'A2',
      judgement:
        'A forgery of the middle of the nineteenth century: it knows police constables and a railway quay, and the council book of these years had burnt.',
      reliability: 'E',
    },
  },
  thirleNear: {
    source: 'thirle',
    by: 'brandt',
    fields: {
      question: 'B4',
      judgement:
        'An eyewitness at a few paces, two days after the event, without an office to defend. She wants to reassure her mother, which may make the shots milder than they were.',
      reliability: 'B',
    },
  },
}

export interface SeedEvidence {
  from: { attestation: string } | { assessment: string } | { claim: string }
  to: { claim: string } | { evidence: string }
  by: PersonKey
  relation: EvidenceRelation
  strength: RecordFields<'evidence'>['strength']
  reasoning: string
}

export const evidence: Record<string, SeedEvidence> = {
  thirleForFired: {
    from: { attestation: 'thirleFired' },
    to: { claim: 'fired' },
    by: 'brandt',
    relation: 'supports',
    strength: 'strong',
    reasoning: 'An eyewitness at a few paces tells it two days later, with numbers and with nothing to gain.',
  },
  harrowAgainstFired: {
    from: { attestation: 'harrowDenied' },
    to: { claim: 'fired' },
    by: 'brandt',
    relation: 'contradicts',
    strength: 'moderate',
    reasoning: 'The commander says the opposite in an official report one day later.',
  },
  harrowUndercut: {
    from: { assessment: 'harrowInterest' },
    to: { evidence: 'harrowAgainstFired' },
    by: 'feld',
    relation: 'undercuts',
    strength: 'strong',
    reasoning:
      'He was under orders not to fire and writes to the man who gave them; his denial is what we should expect either way.',
  },
  courantForFired: {
    from: { attestation: 'courantFired' },
    to: { claim: 'fired' },
    by: 'feld',
    relation: 'supports',
    strength: 'none',
    reasoning: 'Adds no second witness: the paper prints the letter T, misprint included.',
  },
  lundForFired: {
    from: { attestation: 'lundFired' },
    to: { claim: 'fired' },
    by: 'feld',
    relation: 'supports',
    strength: 'none',
    reasoning: 'Follows the Courant (“Cora-Tor”), which follows T: three accounts, one witness.',
  },
  thirleQualifies: {
    from: { attestation: 'thirleFired' },
    to: { claim: 'fired' },
    by: 'feld',
    relation: 'qualifies',
    strength: 'moderate',
    reasoning:
      'Two single shots over the heads, perhaps without an order: not the volley into the crowd that later accounts make of it.',
  },
  orderContext: {
    from: { attestation: 'harrowOrder' },
    to: { claim: 'fired' },
    by: 'feld',
    relation: 'contextualises',
    strength: 'weak',
    reasoning: 'The order of 26 February explains why nobody in uniform would admit a shot.',
  },
  courantForDead: {
    from: { attestation: 'courantThree' },
    to: { claim: 'threeDead' },
    by: 'feld',
    relation: 'supports',
    strength: 'weak',
    reasoning: 'The first to name three dead, eleven days later and from no source that we can see.',
  },
  lundForDead: {
    from: { attestation: 'lundThree' },
    to: { claim: 'threeDead' },
    by: 'feld',
    relation: 'supports',
    strength: 'none',
    reasoning: 'Cites the Courant for it and nothing else.',
  },
  thirleAgainstDead: {
    from: { attestation: 'thirleNone' },
    to: { claim: 'threeDead' },
    by: 'brandt',
    relation: 'contradicts',
    strength: 'strong',
    reasoning: 'Two days after the event, in a small town, an eyewitness would have known of three dead.',
  },
  registerAgainstDead: {
    from: { attestation: 'registerSilent' },
    to: { claim: 'threeDead' },
    by: 'brandt',
    relation: 'contradicts',
    strength: 'strong',
    reasoning:
      'The burial register should name them and does not; that Lund reports this against his own text makes it weigh more.',
  },
  thirleForMayor: {
    from: { attestation: 'thirleOpened' },
    to: { claim: 'mayorOpened' },
    by: 'brandt',
    relation: 'supports',
    strength: 'strong',
    reasoning: 'She heard the order herself.',
  },
  courantForMayor: {
    from: { attestation: 'courantOpened' },
    to: { claim: 'mayorOpened' },
    by: 'feld',
    relation: 'supports',
    strength: 'none',
    reasoning: 'The words of T once more.',
  },
  minuteForMayor: {
    from: { attestation: 'minuteOpened' },
    to: { claim: 'mayorOpened' },
    by: 'brandt',
    relation: 'supports',
    strength: 'decisive',
    reasoning: 'The minute of the day itself has the Mayor say so.',
  },
  minuteUndercut: {
    from: { assessment: 'minuteForged' },
    to: { evidence: 'minuteForMayor' },
    by: 'feld',
    relation: 'undercuts',
    strength: 'decisive',
    reasoning: 'The minute is forged, so it attests nothing for 1741.',
  },
  harrowAgainstMayor: {
    from: { attestation: 'harrowHouse' },
    to: { claim: 'mayorOpened' },
    by: 'brandt',
    relation: 'contradicts',
    strength: 'weak',
    reasoning:
      'Hearsay: he was told that the Mayor kept to his house, and he arrived only when the door was already open.',
  },
  harrowForBroke: {
    from: { attestation: 'harrowBroke' },
    to: { claim: 'crowdBroke' },
    by: 'feld',
    relation: 'supports',
    strength: 'moderate',
    reasoning: 'He says so with a detail (the beam), though he came after it.',
  },
  mayorAgainstBroke: {
    from: { claim: 'mayorOpened' },
    to: { claim: 'crowdBroke' },
    by: 'brandt',
    relation: 'contradicts',
    strength: 'strong',
    reasoning: 'If the porter unlocked the door there was nothing to break.',
  },
  minuteWordsAgainst: {
    from: { attestation: 'minuteWords' },
    to: { claim: 'minuteGenuine' },
    by: 'feld',
    relation: 'contradicts',
    strength: 'decisive',
    reasoning: 'Nobody in 1741 could have written of a railway quay.',
  },
  lundAgainstMinute: {
    from: { attestation: 'lundNoMinute' },
    to: { claim: 'minuteGenuine' },
    by: 'brandt',
    relation: 'contradicts',
    strength: 'moderate',
    reasoning: 'In 1823 the council knew of no minute of that day.',
  },
}

export const claimRelations: {
  from: string
  to: string
  by: PersonKey
  relation: RecordFields<'claimRelation'>['relation']
  reasoning: string
}[] = [
  {
    from: 'threeDead',
    to: 'fired',
    by: 'feld',
    relation: 'presupposes',
    reasoning: 'Nobody can have been killed by shots that were not fired.',
  },
  {
    from: 'crowdBroke',
    to: 'mayorOpened',
    by: 'feld',
    relation: 'contrary',
    reasoning: 'Both cannot be true of the same door; both may be false.',
  },
]

export const sourceRelations: {
  from: SourceKey
  to: SourceKey
  by: PersonKey
  fields: Partial<RecordFields<'sourceRelation'>> & { relation: RecordFields<'sourceRelation'>['relation'] }
}[] = [
  {
    from: 'courant',
    to: 'thirle',
    by: 'feld',
    fields: {
      relation: 'copies',
      certainty: 'certain',
      checkStatus: 'confirmed',
      reasoning:
        'Whole sentences agree word for word; the Courant says itself that it prints a letter of the 5th.',
    },
  },
  {
    from: 'lund',
    to: 'courant',
    by: 'feld',
    fields: {
      relation: 'usesDataFrom',
      certainty: 'certain',
      checkStatus: 'confirmed',
      reasoning: 'Cited in his notes 1 to 3, and he repeats its misprint “Cora”.',
    },
  },
  {
    from: 'minute',
    to: 'lund',
    by: 'brandt',
    fields: {
      relation: 'usesDataFrom',
      certainty: 'possible',
      checkStatus: 'unchecked',
      reasoning:
        'Whoever forged it wanted to fill the gap that Lund laments, but writes “Corn Gate”; he may have known the letter.',
    },
  },
]

export const positions: {
  claim: string
  by: PersonKey
  fields: Partial<RecordFields<'position'>> & { holder: string; stance: RecordFields<'position'>['stance'] }
  of?: PersonKey
}[] = [
  {
    claim: 'fired',
    by: 'brandt',
    of: 'brandt',
    fields: {
      holder: 'Ada Brandt',
      stance: 'holds',
      certainty: 'moderate',
      reasons: 'T outweighs H, but H is the commander.',
      sinceEdtf: '2026-10',
    },
  },
  {
    claim: 'fired',
    by: 'feld',
    of: 'feld',
    fields: {
      holder: 'Jonas Feld',
      stance: 'holdsNarrower',
      certainty: 'high',
      reasons: 'Two shots over the heads, without an order.',
      sinceEdtf: '2026-11',
    },
  },
  {
    claim: 'threeDead',
    by: 'feld',
    fields: {
      holder: 'Tobias Lund',
      stance: 'holds',
      certainty: '',
      reasons: 'Chronik, 1823, against his own note 4.',
      sinceEdtf: '1823',
    },
  },
  {
    claim: 'threeDead',
    by: 'brandt',
    of: 'brandt',
    fields: {
      holder: 'Ada Brandt',
      stance: 'rejects',
      certainty: 'high',
      reasons: 'One silent register and one eyewitness against a newspaper.',
      sinceEdtf: '2026-11',
    },
  },
]

export const conflict: {
  title: string
  attestations: string[]
  claims: string[]
  by: PersonKey
  resolution: RecordFields<'conflict'>['resolution']
  rationale: string
} = {
  title: 'Was a shot fired? Thirle against Harrow',
  attestations: ['thirleFired', 'harrowDenied'],
  claims: ['fired'],
  by: 'feld',
  resolution: 'interest',
  rationale:
    'Harrow was under orders not to fire and reports to the man who gave them; Thirle has no such reason.',
}

export const discussion: {
  claim: string
  by: PersonKey
  text: string
  replies: { by: PersonKey; text: string }[]
} = {
  claim: 'fired',
  by: 'brandt',
  text: 'Do we count shots over the heads as “fired”? If not, T does not support this claim but only a weaker one.',
  replies: [
    {
      by: 'feld',
      text: 'I have put it into the scope note: any discharge counts. What it was aimed at is a second question.',
    },
  ],
}

export const edition = {
  by: 'brandt' as PersonKey,
  title: 'The granary at Saltmere: the sources and their witness',
  introduction:
    'Five accounts of one morning, printed with what can be said for and against each statement in them.\n' +
    'Three of the five say that soldiers fired. They are one witness: the newspaper printed the letter, and the chronicle followed the newspaper.',
}

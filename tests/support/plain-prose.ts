// Invented prose in five languages made of real words: what a reader of broken lines must put together again.
import type { Chance } from './chance.ts'
import type { Language } from './damage-texts.ts'

interface Grammar {
  /** Each with an article or without, as the subject of a sentence. */
  readonly subjects: readonly string[]
  readonly verbs: readonly string[]
  readonly objects: readonly string[]
  readonly places: readonly string[]
  readonly times: readonly string[]
  readonly clauses: readonly string[]
}

const list = (text: string): string[] =>
  text
    .split('|')
    .map((one) => one.trim())
    .filter(Boolean)

const GRAMMARS: Readonly<Record<Language, Grammar>> = {
  de: {
    subjects: list(
      'der Bürgermeister|der Stadtschreiber|die Gemeindeverwaltung|der Müller|die Versammlung der Handwerker|der Oberamtmann|die Landesregierung|der Berichterstatter|die Witwe des Zolleinnehmers|der Bischof|eine Gesandtschaft der Nachbarstadt|der Gutsbesitzer|die Bevölkerung der Vorstadt|der Untersuchungsrichter|ein Unterhändler|der Pfarrer|die Geschäftsleitung|der Rechtsanwalt|die Eisenbahngesellschaft|der Feuerwehrhauptmann',
    ),
    verbs: list(
      'verweigerte|bewilligte|besichtigte|unterzeichnete|verschwieg|veröffentlichte|verteidigte|untersuchte|beanstandete|übersandte|erwähnte|verkaufte|bestätigte|verzeichnete|beschrieb|verlangte|vernichtete|wiederholte|genehmigte|entdeckte',
    ),
    objects: list(
      'die Zahlung der rückständigen Pacht|den Bericht über die Getreidepreise|eine Abschrift der Urkunde|die Beschwerde der Handwerksgesellen|den Vertrag über das Wasserrecht|das Verzeichnis der Steuerpflichtigen|die Erneuerung des hölzernen Wehres|einen vertraulichen Briefwechsel|die Rechnung über das Eichenholz|den Entwurf einer neuen Marktordnung|die Niederschrift der Verhandlung|das Gutachten des Landvermessers|die Aufzeichnungen seines Vorgängers|den Fahrplan der Postkutsche|eine Bittschrift der Weberinnen|die Wiederherstellung der Brücke|den Kostenvoranschlag des Zimmermanns|die Entscheidung des Reichskammergerichts',
    ),
    places: list(
      'im Rathaus|an der Stadtmauer|in der Kanzlei|auf dem Marktplatz|vor dem Landgericht|in der Nähe des Klosters|am unteren Flußufer|im Nebenzimmer des Gasthofes|auf der Landstraße nach Norden|in den Archivräumen',
    ),
    times: list(
      'im Frühjahr des folgenden Jahres|am dritten Tage nach Weihnachten|während der Erntezeit|kurz vor Mitternacht|im Verlauf der Verhandlungen|nach langem Zögern|noch am selben Nachmittag|gegen Ende des Jahrhunderts|wenige Wochen später',
    ),
    clauses: list(
      'obwohl niemand etwas davon wissen wollte|weil das Hochwasser die Felder verwüstet hatte|was die Nachbarn mit Verwunderung zur Kenntnis nahmen|ohne daß eine Begründung gegeben wurde|wie aus den Akten hervorgeht|nachdem die Vermittlung gescheitert war|bevor die Entscheidung bekannt geworden war|wenngleich die Zeugen etwas anderes behaupteten',
    ),
  },
  en: {
    subjects: list(
      'the commissioner|the parish clerk|the committee of inquiry|the miller|the justice of the peace|the government in London|the correspondent of the newspaper|the widow of the collector|the bishop|a deputation from the neighbouring town|the landowner|the inhabitants of the suburb|the examining magistrate|the negotiator|the rector|the management of the railway|the solicitor|the surveyor of the county|the archdeacon|the schoolmaster',
    ),
    verbs: list(
      'refused|granted|inspected|published|concealed|defended|examined|mentioned|transmitted|recommended|confirmed|described|demanded|destroyed|repeated|approved|discovered|reconsidered|remembered|contradicted',
    ),
    objects: list(
      'the payment of the outstanding rent|the report on the price of corn|a certified copy of the agreement|the complaint of the apprentices|the settlement of the water rights|the register of the inhabitants|the reconstruction of the wooden weir|a confidential correspondence|the account for the timber|the proposal for new regulations|the transcript of the proceedings|the opinion of the engineer|the recollections of his predecessor|the timetable of the mail coach|a petition of the weavers|the restoration of the bridge|the estimate of the carpenter|the decision of the court of appeal',
    ),
    places: list(
      'in the council chamber|beside the churchyard|in the counting-house|at the market cross|before the magistrates|in the neighbourhood of the monastery|on the northern embankment|in the back parlour of the inn|along the turnpike road|among the parish records',
    ),
    times: list(
      'in the spring of the following year|on the third day after Christmas|during the harvest|shortly before midnight|in the course of the negotiations|after considerable hesitation|on the same afternoon|towards the end of the century|a few weeks afterwards',
    ),
    clauses: list(
      'although nobody would hear of it|because the flood had destroyed the standing corn|which the neighbours observed with astonishment|without any explanation whatever|as appears from the documents|after the mediation had failed|before the decision had become known|whatever the witnesses might have said to the contrary',
    ),
  },
  fr: {
    subjects: list(
      'le bourgmestre|le greffier du tribunal|le conseil de la commune|le meunier|le sénéchal|le gouvernement de la province|le correspondant du journal|la veuve du percepteur|l’évêque|une députation de la ville voisine|le propriétaire du domaine|les habitants du faubourg|le juge d’instruction|le négociateur|le curé de la paroisse|la compagnie du chemin de fer|l’avocat|l’arpenteur|le maître d’école|le commandant de la garnison',
    ),
    verbs: list(
      'refusa|accorda|examina|publia|dissimula|défendit|mentionna|transmit|recommanda|confirma|décrivit|demanda|détruisit|répéta|approuva|découvrit|contesta|abandonna',
    ),
    objects: list(
      'le paiement du fermage arriéré|le rapport sur le prix des céréales|une copie certifiée de la convention|la réclamation des compagnons|le règlement des droits de pêche|le registre des contribuables|la reconstruction de la digue|une correspondance confidentielle|la facture du bois de charpente|le projet d’un nouveau règlement|le procès-verbal de la délibération|l’opinion de l’ingénieur|les souvenirs de son prédécesseur|une pétition des tisserands|la restauration du pont|l’estimation du charpentier|la décision de la cour souveraine',
    ),
    places: list(
      'dans la salle du conseil|près du cimetière|dans la chancellerie|sur la place du marché|devant le parlement|aux environs du monastère|sur la rive septentrionale|dans l’arrière-boutique de l’auberge|le long de la grande route|parmi les archives',
    ),
    times: list(
      'au printemps de l’année suivante|le troisième jour après Noël|pendant la moisson|peu avant minuit|au cours des négociations|après de longues hésitations|le même après-midi|vers la fin du siècle|quelques semaines plus tard',
    ),
    clauses: list(
      'quoique personne ne voulût en entendre parler|parce que l’inondation avait ravagé les champs|ce que les voisins remarquèrent avec étonnement|sans donner la moindre explication|comme il ressort des documents|après l’échec de la médiation|avant que la décision ne fût connue|bien que les témoins eussent affirmé le contraire',
    ),
  },
  la: {
    subjects: list(
      'episcopus civitatis|procurator ecclesiae|consilium burgensium|molendinarius|magister scholarum|legatus sedis apostolicae|abbas monasterii|vidua praepositi|rector parochiae|nuntius imperatoris|dominus castri|habitatores suburbii|iudex delegatus|canonicus quidam|notarius publicus|prior conventus',
    ),
    verbs: list(
      'recusavit|concessit|inspexit|confirmavit|occultavit|defendit|examinavit|commemoravit|transmisit|commendavit|descripsit|postulavit|destruxit|repetivit|approbavit|invenit',
    ),
    objects: list(
      'solutionem pensionis antiquae|relationem de pretio frumenti|exemplar instrumenti publici|querimoniam operariorum|transactionem de aquarum usu|registrum contribuentium|reparationem clausurae lignee|litteras secretissimas|rationem lignorum quercinorum|ordinationem novi mercati|sententiam arbitrorum|testimonium mensoris|commentarios praedecessoris sui|supplicationem textorum|reaedificationem pontis|decretum iudicii generalis',
    ),
    places: list(
      'in aula consilii|iuxta coemeterium|in cancellaria|in foro publico|coram iudicibus|prope monasterium|in ripa fluminis|in taberna hospitis|secundum viam publicam|inter instrumenta ecclesiae',
    ),
    times: list(
      'vere anni sequentis|tertia die post nativitatem domini|tempore messis|paulo ante mediam noctem|inter tractatus huiusmodi|post longam dubitationem|eodem die post meridiem|circa finem saeculi|paucis septimanis elapsis',
    ),
    clauses: list(
      'quamvis nemo de hac re audire vellet|quia inundatio agros devastaverat|quod vicini cum admiratione viderunt|nulla ratione reddita|sicut ex instrumentis apparet|postquam concordia defecerat|antequam sententia publicaretur|licet testes contrarium asseruissent',
    ),
  },
  ru: {
    subjects: list(
      'городской голова|волостной писарь|крестьянский сход|мельник|мировой посредник|губернское правление|корреспондент газеты|вдова управляющего|архиерей|депутация соседнего города|помещик|жители предместья|судебный следователь|посредник в переговорах|священник|правление железной дороги|присяжный поверенный|уездный землемер|учитель приходского училища|начальник гарнизона',
    ),
    verbs: list(
      'отклонил|разрешил|осмотрел|опубликовал|утаил|защищал|рассмотрел|упомянул|препроводил|рекомендовал|подтвердил|описал|потребовал|уничтожил|повторил|утвердил|обнаружил',
    ),
    objects: list(
      'уплату просроченной аренды|донесение о ценах на хлеб|заверенную копию договора|жалобу подмастерьев|соглашение о пользовании водой|список плательщиков|восстановление деревянной плотины|секретную переписку|счёт за строительный лес|проект нового положения|протокол заседания|заключение инженера|воспоминания своего предшественника|прошение ткачей|исправление моста|смету плотничьих работ|постановление окружного суда',
    ),
    places: list(
      'в зале собрания|возле кладбища|в канцелярии|на базарной площади|перед судьями|в окрестностях монастыря|на северном берегу|в задней комнате трактира|вдоль почтовой дороги|среди архивных бумаг',
    ),
    times: list(
      'весной следующего года|на третий день после праздника|во время жатвы|незадолго до полуночи|в продолжение переговоров|после долгих колебаний|в тот же вечер|к концу столетия|несколько недель спустя',
    ),
    clauses: list(
      'хотя никто не хотел об этом слышать|потому что наводнение опустошило поля|что соседи заметили с удивлением|не представив никакого объяснения|как видно из документов|после того как посредничество не удалось|прежде чем решение стало известно|несмотря на показания свидетелей',
    ),
  },
}

/** Writes sentences and paragraphs in one language. */
export function proseWriter(language: Language, dice: Chance): { sentence(): string; paragraph(): string } {
  const { subjects, verbs, objects, places, times, clauses } = GRAMMARS[language]
  const sentence = (): string => {
    const [subject, verb, object] = [dice.pick(subjects), dice.pick(verbs), dice.pick(objects)]
    const place = dice.happens(0.6) ? ` ${dice.pick(places)}` : ''
    const time = dice.pick(times)
    const clause = dice.happens(0.5) ? `, ${dice.pick(clauses)}` : ''
    // German puts the verb second.
    const text =
      dice.happens(0.5) || language !== 'de'
        ? dice.happens(0.4) && language !== 'de'
          ? `${time} ${subject} ${verb} ${object}${place}${clause}.`
          : `${subject} ${verb} ${time} ${object}${place}${clause}.`
        : `${time} ${verb} ${subject} ${object}${place}${clause}.`
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
  return {
    sentence,
    paragraph: () => Array.from({ length: dice.between(2, 6) }, sentence).join(' '),
  }
}

// Words whose halves are words themselves, but hardly ever stand beside each other in a sentence ("him self", "be come"):
// where a line parts them, they were one. Words with a common reading in two ("in to", "so wohl") are not here.

const words = `
 himself herself itself myself thyself yourself oneself themselves ourselves yourselves instead become became becomes becoming
 because before behind between beyond beneath besides below together something anything nothing everything someone somebody
 anybody nobody everybody somewhere anywhere nowhere somehow somewhat sometimes therefore wherefore moreover nevertheless
 nonetheless however wherever whenever whoever whatever whichever cannot without within throughout meanwhile furthermore
 otherwise likewise hitherto herein hereby thereby whereby wherein thereof whereof thereupon whereupon hereafter thereafter
 afterwards forwards backwards towards inwards downwards upwards forget forgot forgotten forgive forbid forbade foremost
 outside inside upstairs understand understood undertake undertook undertaken undergo withdraw withdrew withdrawn withhold
 withstand overcome overtake overthrow overlook outbreak outcome welcome mankind gentleman gentlemen noblemen nobleman countrymen
 chairman workman workmen clergyman statesmen statesman tradesmen Englishmen Frenchmen Englishman Frenchman handsome mistake
 mistaken household husband neighbourhood notwithstanding insofar inasmuch nowadays childhood worthwhile
 jedenfalls allerdings ebenfalls gleichfalls keinesfalls andernfalls einander miteinander untereinander nacheinander obwohl obgleich
 obschon wenngleich vielleicht dennoch deshalb deswegen meinetwegen seinerseits einerseits andererseits allerseits überall
 überhaupt besonders zunächst zuweilen zuletzt zuerst zugleich zurück zufolge zuliebe insbesondere insgesamt infolgedessen
 unterdessen indessen währenddessen stattdessen hinein hinaus hinauf hinunter hinüber herein heraus herauf herunter herüber hervor
 heran herum hinzu voraus vorbei vorher vorhin nachher seither bisher daher dorthin wohin woher irgendwo irgendwie nirgends
 allmählich keineswegs immerhin ohnehin weiterhin künftighin vormals jemals niemals damals mehrmals oftmals nochmals abermals
 lorsque puisque quoique aujourd'hui beaucoup toujours longtemps plusieurs quelquefois autrefois toutefois parfois partout
 cependant pourtant pourquoi davantage ailleurs auxquels auxquelles desquels desquelles lequel laquelle lesquels lesquelles
`

const glued: ReadonlySet<string> = new Set(words.trim().split(/\s+/))

export const isGlued = (word: string): boolean => glued.has(word) || glued.has(word.toLowerCase())

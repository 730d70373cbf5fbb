// How words of a document are built: a model of letters, how probable each is after the ones before it, mixed over shorter and
// shorter contexts (Witten–Bell). The contexts are a tree in flat arrays: it is built anew for each file, and must be quick.

/** Letters looked back at. */
const order = 4
/** Letters are learned from so many words at most; more teach nothing new. */
const mostWords = 60_000
/** How probable a letter is that was never seen. */
const unseen = 1 / 200

/** Natural logarithm of how probable a word is. `counts`: the words of the document and how often each stands there. */
export function learnLetters(counts: ReadonlyMap<string, number>): (word: string) => number {
  const tree = growingTree(Math.min(counts.size, mostWords) * 24)
  /** The contexts that end before the letter at hand, from the empty one to that of four letters. */
  let here = new Int32Array(order + 2)
  let next = new Int32Array(order + 2)
  let learned = 0
  for (const [one, count] of counts) {
    if (learned++ > mostWords) break
    // Common words would drown the rest: what counts is how words are built.
    const weight = 1 + Math.log(count)
    here[1] = tree.grow(0, begin)
    let known = 1
    for (let i = 0; i <= one.length; i++) {
      const sign = i < one.length ? one.charCodeAt(i) : end
      for (let back = 0; back <= known; back++) next[back + 1] = tree.follow(here[back] ?? 0, sign, weight)
      if (known < order) known++
      const last = here
      here = next
      next = last
      here[0] = 0
    }
  }
  const { child, follower, total, kinds } = tree
  return (one) => {
    here[0] = 0
    here[1] = child(0, begin)
    let known = 1
    let sum = 0
    for (let i = 0; i <= one.length; i++) {
      const sign = i < one.length ? one.charCodeAt(i) : end
      let probability = unseen
      for (let back = 0; back <= known; back++) {
        const context = here[back] ?? -1
        // What follows nothing here has no longer context either.
        const all = context < 0 ? 0 : total(context)
        const found = context < 0 ? -1 : child(context, sign)
        if (all > 0) {
          const various = kinds(context)
          probability = ((found < 0 ? 0 : follower(found)) + various * probability) / (all + various)
        }
        next[back + 1] = found
      }
      sum += Math.log(probability)
      if (known < order) known++
      const last = here
      here = next
      next = last
      here[0] = 0
    }
    return sum
  }
}

/** Signs that no word holds: its borders. */
const [begin, end] = [1, 2] as const

/** Contexts as numbers, the empty one 0; each reached from the one shorter by a letter through one table of hashes. */
function growingTree(expected: number) {
  let size = 1 << Math.max(10, Math.ceil(Math.log2(expected + 1)))
  let nodes = 1
  /** Of each place in the table: the context that it begins from, the letter, and the context that both make (0 for none). */
  let from = new Int32Array(size)
  let letter = new Int32Array(size)
  let to = new Int32Array(size)
  /** Of each context: how often it was seen to follow, what follows it in all, and how many letters that are. */
  let seen = new Float64Array(size)
  let sums = new Float64Array(size)
  let various = new Int32Array(size)

  const placeOf = (node: number, sign: number): number => {
    let place = (Math.imul(node, 0x9e3779b1) ^ Math.imul(sign, 0x85ebca6b)) >>> 0
    place = (place ^ (place >>> 15)) & (size - 1)
    while (to[place] !== 0 && (from[place] !== node || letter[place] !== sign))
      place = (place + 1) & (size - 1)
    return place
  }
  const enlarge = (): void => {
    const [olds, letters, targets] = [from, letter, to]
    size *= 2
    from = new Int32Array(size)
    letter = new Int32Array(size)
    to = new Int32Array(size)
    for (let i = 0; i < targets.length; i++) {
      const target = targets[i] ?? 0
      if (target === 0) continue
      const place = placeOf(olds[i] ?? 0, letters[i] ?? 0)
      from[place] = olds[i] ?? 0
      letter[place] = letters[i] ?? 0
      to[place] = target
    }
    const longer = (values: Float64Array): Float64Array<ArrayBuffer> => {
      const copy = new Float64Array(size)
      copy.set(values)
      return copy
    }
    seen = longer(seen)
    sums = longer(sums)
    const counts = new Int32Array(size)
    counts.set(various)
    various = counts
  }
  const grow = (node: number, sign: number): number => {
    if (nodes * 2 > size) enlarge()
    const place = placeOf(node, sign)
    const standing = to[place] ?? 0
    if (standing !== 0) return standing
    from[place] = node
    letter[place] = sign
    to[place] = nodes
    return nodes++
  }
  return {
    grow,
    /** The context `node` with `sign` behind it, which is counted with `weight`. */
    follow(node: number, sign: number, weight: number): number {
      const found = grow(node, sign)
      if (seen[found] === 0) various[node] = (various[node] ?? 0) + 1
      seen[found] = (seen[found] ?? 0) + weight
      sums[node] = (sums[node] ?? 0) + weight
      return found
    },
    /** -1 where it was never seen. */
    child: (node: number, sign: number): number => to[placeOf(node, sign)] || -1,
    follower: (node: number): number => seen[node] ?? 0,
    total: (node: number): number => sums[node] ?? 0,
    kinds: (node: number): number => various[node] ?? 0,
  }
}

import fc from 'fast-check'

/**
 * Tries a property on many inputs: in `npm test` on `runs` of them, the same every time; in `npm run fuzz` for this
 * target's share of FUZZ_SECONDS, from FUZZ_SEED. What fails is made as small as possible and shown with its seed.
 */
export async function tryMany<Input>(
  { runs, inputs }: { runs: number; inputs: fc.Arbitrary<Input> },
  property: (input: Input) => Promise<void>,
): Promise<void> {
  let tried = 0
  const counted = fc.asyncProperty(inputs, (input) => {
    tried++
    return property(input)
  })
  await fc.assert(counted, { ...extent(runs), maxSkipsPerRun: 1000 })
  if (isTimed) process.stdout.write(`${tried} inputs\n`)
}

const { FUZZ_SECONDS: seconds, FUZZ_SEED: seed } = process.env
const isTimed = seconds !== undefined
const targets = 6

function extent(runs: number) {
  return isTimed
    ? { seed: Number(seed), numRuns: 2 ** 31, interruptAfterTimeLimit: (Number(seconds) * 1000) / targets }
    : { seed: 7, numRuns: runs }
}

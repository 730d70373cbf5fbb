/** How often a law is tried: seldom by habit, often with FONTES_LAW_RUNS set, as when a law or what it holds for has changed. */
export const lawRuns = (usual: number): number => Number(process.env['FONTES_LAW_RUNS']) || usual

/**
 * What a worker may hold. Reading 100,000 rows takes 250 MB of objects that stay; young ones die at once, and with more room for them
 * they only lie about longer.
 */
export const DESK_MEMORY = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 24 } as const;

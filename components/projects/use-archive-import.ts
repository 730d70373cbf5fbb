'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useToast } from '#components/ui/toast.tsx'
import { call, toProblem } from '#lib/api/client.ts'
import type { Problem } from '#lib/api/problem.ts'

export interface ArchiveImport {
  /** 0 … 1 while the file goes up; 1 while it is being read; null when nothing is under way. */
  readonly share: number | null
  readonly problem: Problem | null
  read(file: File): Promise<void>
}

/** Makes a project of an archive and goes there. */
export function useArchiveImport(): ArchiveImport {
  const t = useTranslations('projects')
  const router = useRouter()
  const toast = useToast()
  const [share, setShare] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const read = async (file: File): Promise<void> => {
    setProblem(null)
    setShare(0)
    try {
      const project = await call('importArchive', { query: {}, file, onProgress: setShare })
      toast({ message: t('imported', { title: project.title }) })
      router.push(`/projects/${project.slug}`)
    } catch (error) {
      setProblem(toProblem(error))
    } finally {
      setShare(null)
    }
  }
  return { share, problem, read }
}

// The look of the HTML edition, on screen in both themes and on paper. It never depends on the edition, so its hash can stand in
// the page's security policy (html.ts) and nothing else can style or overlay the page.
export const style = `
:root{color-scheme:light dark;--paper:#fdfcf8;--raised:#f6f3ea;--ink:#1d1b18;--soft:#5b564d;--rule:#d9d3c5;--link:#1f4e79;
--marked:#6b6558;--affirms:#1f6b45;--denies:#a0321f;--supports:#0f6378;--contradicts:#8a1c4f;--qualifies:#7a5200;--contextualises:#4b4a94;--undercuts:#6b2a86}
@media (prefers-color-scheme:dark){:root{--paper:#191815;--raised:#24221e;--ink:#e9e4d8;--soft:#b3ac9d;--rule:#413d35;--link:#9cc4ec;
--marked:#b3ac9d;--affirms:#7fcf9f;--denies:#f39a86;--supports:#7ccbe0;--contradicts:#f29bc0;--qualifies:#e0b860;--contextualises:#b3b1f2;--undercuts:#d9a3ee}}
*{box-sizing:border-box}
html{scroll-padding-top:2rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 Literata,"Source Serif 4",Charter,Georgia,"Noto Serif","DejaVu Serif",serif;
overflow-wrap:break-word;font-variant-numeric:oldstyle-nums}
main,body>header,body>footer{max-width:46rem;margin:0 auto;padding:0 1.25rem 0 3rem}
body>header{padding-top:4rem}body>footer{padding-bottom:4rem;padding-top:2rem}
h1{font-size:2rem;line-height:1.2;font-weight:600;margin:0 0 .5rem;text-wrap:balance}
h2{font-size:1.5rem;line-height:1.25;margin:4rem 0 1rem;padding-top:1rem;border-top:1px solid var(--rule);font-weight:600}
header h2{font-size:1.05rem;margin:2rem 0 .5rem;padding-top:.75rem}
h3{font-size:1.15rem;line-height:1.35;margin:2.25rem 0 .5rem;font-weight:600}
h4{font-size:1rem;margin:1.25rem 0 .35rem;font-weight:600}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,pre:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
p{margin:0 0 .75rem}.lead,.quiet,.by,.where{color:var(--soft)}.lead{font-style:italic}
.quiet,.by,.where,.sheet{font-size:.875rem;line-height:1.5}.by::before{content:"— "}time{white-space:nowrap}p.quiet .by::before{content:""}.pre{white-space:pre-wrap}
.siglum{font-weight:700;margin-right:.35em}
.contents ol{columns:2 16rem;padding-left:1.25rem}.contents li{break-inside:avoid}
.sheet{margin:0 0 1rem;border-left:2px solid var(--rule);padding-left:.85rem}
.sheet div{display:grid;grid-template-columns:minmax(7rem,11rem) 1fr;gap:.25rem 1rem}
.sheet dt{color:var(--soft)}.sheet dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
.unit{margin:0 0 1rem}
.text{line-height:1.95}.b{position:relative;margin:0 0 .9rem;white-space:pre-wrap;hyphens:auto}
.text .paragraph{text-align:start}.b.heading{font-size:1.1rem;line-height:1.6;margin:1.75rem 0 .75rem}
.b.verse{padding-left:2rem}.b.quote,.b.caption{padding-inline:1.5rem}.b.list-item{padding-left:1.25rem}.b.signature{text-align:end}
.b.table-row{font-variant-numeric:tabular-nums lining-nums}
.pn{position:absolute;left:-3rem;width:2.4rem;min-height:1.5rem;text-align:right;color:var(--soft);text-decoration:none;font-size:.75rem;line-height:1.9rem;user-select:none;
font-variant-numeric:lining-nums tabular-nums;font-weight:400}
.pn:hover{text-decoration:underline}
.pb{font-size:.7em;color:var(--soft);border:1px solid var(--rule);border-radius:2px;padding:0 .25em;margin:0 .25em;vertical-align:.15em;user-select:none}
.m{border-bottom:2px solid currentColor;border-bottom-color:var(--c);background:color-mix(in srgb,var(--c) 9%,transparent);-webkit-box-decoration-break:clone;box-decoration-break:clone}
.m.first{border-left:2px solid var(--c);padding-left:1px}
.k0{padding-bottom:0}.k1{padding-bottom:4px}.k2{padding-bottom:8px}.k3{padding-bottom:12px}.k4{padding-bottom:16px}.k5{padding-bottom:20px}
.st-marked{--c:var(--marked)}.st-affirms{--c:var(--affirms)}.st-denies{--c:var(--denies)}.st-supports{--c:var(--supports)}
.st-contradicts{--c:var(--contradicts)}.st-qualifies{--c:var(--qualifies)}.st-contextualises{--c:var(--contextualises)}.st-undercuts{--c:var(--undercuts)}
.m.st-denies,.m.st-contradicts{border-bottom-style:dashed}.m.st-undercuts,.m.st-qualifies{border-bottom-style:dotted}.m.st-contextualises{border-bottom-style:double;border-bottom-width:3px}
.m:target,.m:target .m{background:color-mix(in srgb,var(--c) 32%,transparent)}
sup{font-size:.72em;line-height:0;vertical-align:.45em}sup a{text-decoration:none;padding:.6em .2em;margin:0 -.05em}
.ref a{color:var(--c,var(--ink));font-weight:700;font-variant-numeric:lining-nums}.letter a{color:var(--ink);font-style:italic}.own a{color:var(--soft);font-weight:600}
.own a::before{content:"["}.own a::after{content:"]"}
.sign,.relation{color:var(--c,inherit);font-weight:700}.sign{display:inline-block;min-width:.8em}
.apparatus{list-style:none;margin:0;padding:0}.apparatus>li{padding:.5rem 0;border-bottom:1px solid var(--rule)}
.num{font-weight:700;font-variant-numeric:lining-nums;margin-right:.25em}.num a{display:inline-block;min-width:1.5rem;min-height:1.5rem}
.lemma{font-style:italic;quotes:none}.bracket{color:var(--soft);margin-left:.15em}
.note{margin:.35rem 0}.note>p{margin:0 0 .35rem}.note>p:last-of-type{display:inline}.attests{margin:.35rem 0}.paraphrase{font-size:.94em}
.own-note{display:grid;grid-template-columns:2.5rem 1fr;font-size:.9375rem}.own-notes .b{margin-bottom:.4rem}
.own-note .pn{left:-5.5rem}
.tag-line{margin:.35rem 0}.tag{font-size:.9em}
.assessment,.conflict{margin:0 0 1rem}.prose-heading{font-weight:600;margin-top:1rem}
blockquote{margin:0 0 .75rem;padding-left:1rem;border-left:3px solid var(--rule)}pre{white-space:pre-wrap;background:var(--raised);padding:.5rem}
.claim{margin-bottom:3rem}.plain{list-style:none;margin:0;padding:0}.plain>li{margin:0 0 .75rem}.plain .plain{padding-left:1rem;border-left:2px solid var(--rule)}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(17rem,100%),1fr));gap:0 2rem;margin-top:.5rem}
.evidence{border-left:3px solid var(--c);padding-left:.75rem}.evidence p{margin:0 0 .35rem}.attestation{padding-left:.9rem;text-indent:-.9rem}.attestation p{text-indent:0;margin:.2rem 0}
.omitted{border:1px solid var(--rule);background:var(--raised);padding:.5rem .75rem;font-size:.9rem}
.replaced{opacity:1}.replaced>strong{text-decoration:line-through}
.tags,.people,.report{padding-left:0;list-style:none}.tags li{margin-bottom:.35rem}.report li{margin-bottom:.25rem;font-size:.9rem}
.tags .tag{font-weight:600}.tags .tag::before{content:"";display:inline-block;width:.65em;height:.65em;margin-right:.4em;border-radius:2px;background:var(--t)}
.c-ochre{--t:#b8860b}.c-madder{--t:#b03a2e}.c-verdigris{--t:#2e8b7a}.c-indigo{--t:#3f4fa3}.c-plum{--t:#7d3c78}.c-olive{--t:#6b7a2a}.c-sienna{--t:#a0522d}.c-slate{--t:#5f6b7a}
.d1{margin-left:1.25rem}.d2{margin-left:2.5rem}.d3{margin-left:3.75rem}.d4{margin-left:5rem}.d5{margin-left:6.25rem}.d6{margin-left:7.5rem}
.people{columns:3 12rem}.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;font-size:.875rem}
.legend .m{padding-right:.2em}:target{scroll-margin-top:2rem}
.apparatus>li:target,.claim:target,.evidence:target,.tags li:target{background:var(--raised)}
@media (max-width:40rem){main,body>header,body>footer{padding:0 1rem 0 2.25rem}.pn{left:-2.1rem;width:1.7rem}.own-note .pn{left:-4.6rem}.sheet div{grid-template-columns:1fr;gap:0}.sheet dd{margin-bottom:.35rem}h1{font-size:1.6rem}body>header{padding-top:2rem}}
@media print{:root{color-scheme:light;--paper:#fff;--raised:#fff;--ink:#000;--soft:#444;--rule:#bbb;--link:#000;--marked:#444}
@page{size:A4;margin:22mm 20mm 24mm;@bottom-center{content:counter(page);font:9pt Georgia,serif}}
body{font-size:10.5pt;line-height:1.45}main,body>header,body>footer{max-width:none;padding:0 0 0 10mm}.pn{left:-11mm;width:8mm}.own-note .pn{left:-20mm}
a{text-decoration:none;color:inherit}.note a[href^="http"]::after,.introduction a[href^="http"]::after{content:" <" attr(href) ">";font-size:.85em}
h2{break-after:avoid;border-top:0;margin-top:2rem}h3,h4{break-after:avoid}article.source,section.claims{break-before:page}
p{orphans:3;widows:3}.apparatus{font-size:9pt}.apparatus>li,.evidence,.attestation,.sheet div,.own-note{break-inside:avoid}.text{line-height:1.75}
.contents{break-inside:avoid}.m{background:none;-webkit-print-color-adjust:exact;print-color-adjust:exact}.sides{grid-template-columns:1fr 1fr}.tag::before{print-color-adjust:exact}
.apparatus>li:target,.claim:target,.evidence:target,.m:target{background:none}}
`

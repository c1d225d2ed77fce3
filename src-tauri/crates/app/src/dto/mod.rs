//! The shapes that cross the bridge to the page. Ids and decimals are strings (a decimal in canonical form, which the
//! page formats and never computes with); places in a text are UTF-16 units.

mod compare;
mod completeness;
mod contradiction;
mod desk;
mod entry;
mod exchange;
mod fact;
mod import;
mod kept;
mod learned;
mod office;
mod own;
mod passage;
mod report;
mod reread;
mod summary;
mod update;
mod version;

pub use compare::{
    ChangeDto, CompareAsk, CompareCell, CompareGroup, CompareRow, CompareTable, PlaceDto, SavedView, ShareDto,
    TotalCell,
};
pub use completeness::{CompletenessGrid, CompletenessRow};
pub use contradiction::{ContradictionDto, ContradictionSide};
pub use desk::{AreaDto, CatalogueDto, Counts, DeskStatus, FieldDto, IndicatorDto, Recognition, RecognitionProgram};
pub use entry::{Entered, EntryAsk, EntryCell, EntryDoubt, EntryForm, EntryRow};
pub use exchange::{FactsFileAsk, LeftView, PackAsk, TakeInView, TakenFigure};
pub use fact::{
    CandidateDto, EventDto, FactDto, FactEdit, PeriodDto, PeriodEdit, QuantityDto, ReasonDto, RelationDto, SourceDto,
    WarningDto,
};
pub use import::{ImportProgress, ImportRow, ImportState, PageProgress, PastedText};
pub use kept::{
    CandidateFactDto, ChangedSinceDto, ClosedYearDto, ConflictAsk, ConflictDto, FlagDto, FoundFigure, FoundIndicator,
    FoundSentence, LogEntryDto, LogStepDto, SafetyCopyDto, SearchResults, TrashedDto,
};
pub use learned::{ForgetAsk, LearnedAliasDto};
pub use office::{MarginsDto, OfficeDto};
pub use own::{CatalogueImport, CatalogueLine, IndicatorEdit, IndicatorFault, IndicatorSaved, IndicatorView};
pub use passage::{ChangedValueDto, IssuedDto, PassageDto, PieceDto};
pub use report::{
    BlockDto, CellDto, CitationDto, IssueDto, MarkDto, ReportEdit, ReportRow, ReportView, SetAsideDto, SpanDto,
};
pub use reread::{ReadFigure, RereadChange, RereadOffer};
pub use summary::{FigureLink, MissingDto, OutlineDto, PageSizeDto, SavedFile, SelfCheck, SummaryOptions, SummaryView};
pub use update::UpdateOffer;
pub use version::{VersionChange, VersionOffer};

@echo off
rem Builds the workbook when it is missing or older than its sources, then runs it. The same as ./workbook elsewhere,
rem except that the command itself compares the times, because cmd cannot: it ends with 100 when it is stale.
setlocal
set "root=%~dp0"
set "cli=%root%artifacts\bin\Workbook.Cli\release\Workbook.Cli.dll"
set "lock=%root%artifacts\.building"
set "stamp=%root%artifacts\.built"
set "first= (first time, about a minute)"

where dotnet >nul 2>nul
if errorlevel 1 (
  echo workbook: the .NET SDK 10 is missing: get it from https://dotnet.microsoft.com/download, then run this again.>&2
  exit /b 1
)
if not exist "%cli%" goto build
set "first=: its sources changed"
set "WORKBOOK_STALE_EXIT=100"
dotnet "%cli%" %*
if not %errorlevel%==100 exit /b %errorlevel%
set "WORKBOOK_STALE_EXIT="

:build
rem No message stands inside parentheses: the path of a folder may contain one.
if not exist "%root%artifacts" mkdir "%root%artifacts" 2>nul
mkdir "%lock%" 2>nul
if not errorlevel 1 goto locked
if exist "%lock%" goto wait_first
echo workbook: cannot write to %root%artifacts: make that folder writable, or copy the workbook to a folder of yours.>&2
exit /b 1

:wait_first
echo Waiting for the run that is building the workbook. If there is none, delete %lock% ...>&2
:wait
ping -n 2 127.0.0.1 >nul
mkdir "%lock%" 2>nul
if errorlevel 1 goto wait

:locked
echo Building the workbook%first% ...>&2
type nul >"%stamp%.new"
set "MSBUILDDISABLENODEREUSE=1"
dotnet msbuild "%root%src\Workbook.Cli" -restore -verbosity:quiet -nologo -terminalLogger:off ^
  "-consoleLoggerParameters:ErrorsOnly;NoSummary;ShowProjectFile=false" -p:UseSharedCompilation=false >&2
set "failed=%errorlevel%"
if %failed%==0 move /y "%stamp%.new" "%stamp%" >nul
rmdir "%lock%"
if not %failed%==0 (
  echo workbook: it did not build; the errors are above. It needs the .NET SDK 10.>&2
  exit /b 1
)
dotnet "%cli%" %*
exit /b %errorlevel%
